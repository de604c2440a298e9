"""Characters of one meaning, and patterns of many words.

Full-width and traditional characters are read as the half-width and simplified ones of the grammar, one for one, so
that places in the text stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

# The traditional characters of numerals, units and directions, of the words that tell a name from a figure, and of the
# names of indicators.
_TRADITIONAL = """
    萬万 億亿 兩两 雙双 貳贰 陸陆 參叁 點点 個个 餘余 約约 過过 達达 漲涨 減减 縮缩 獲获 間间 戶户 噸吨 畝亩 頃顷
    輛辆 條条 項项 單单 張张 類类 種种 處处 場场 層层 棟栋 塊块 圓元 歲岁 週周 時时 鐘钟 內内 幾几 廳厅 級级 縣县
    區区 鎮镇 鄉乡 東东 樓楼 號号 總总 統统 進进 這这 數数 聯联 業业 產产 從从 為为 與与 於于 頭头 隻只 線线 園园
    廠厂 學学 醫医 館馆 橋桥 灣湾 島岛 國国 際际 屆届 檔档 齊齐 躍跃 續续 計计 畫划 濟济 發发 導导 務务 動动 環环
    節节 遠远 還还 開开 關关 書书 體体 會会 變变 實实 對对 無无 義义 權权 當当 應应 經经 標标 準准 氣气 機机 車车
    價价 額额 積积 質质 員员 團团 貿贸 衛卫 電电 視视 頓顿 轉转 農农 漁渔 礦矿 幣币 龍龙 鳳凤 貴贵 錢钱 認认 識识
    職职 聲声 鐵铁 銀银 鋼钢 錯错 鏈链 階阶 隊队 陽阳 陰阴 險险 隨随 離离 難难 雲云 靈灵 順顺 預预 領领 題题 風风
    飛飞 飯饭 馬马 驗验 魚鱼 鮮鲜 麗丽 黃黄 齡龄 築筑 擴扩 負负 連连 運运 補补 貨货 資资 財财 購购 銷销 課课 論论
    許许 設设 訂订 記记 調调 較较 長长 貶贬 軟软
    並并 亞亚 佈布 佔占 併并 來来 備备 傳传 僅仅 僑侨 優优 儲储 冊册 別别 創创 劃划 勝胜 卻却 吳吴 問问 啓启 啟启
    圍围 報报 寫写 專专 屬属 崗岗 帶带 幹干 庫库 廣广 強强 後后 徑径 復复 態态 慣惯 戰战 換换 撐撑 擔担 據据 擬拟
    斷断 暉晖 曉晓 極极 樑梁 樣样 歷历 歸归 沒没 測测 滿满 濱滨 營营 爲为 狀状 現现 異异 疊叠 確确 稱称 範范 簡简
    簽签 籤签 粵粤 納纳 紡纺 終终 組组 絕绝 給给 維维 網网 緊紧 編编 績绩 織织 羣群 臺台 興兴 舉举 華华 術术 衝冲
    裏里 裡里 製制 複复 覈核 規规 註注 評评 詞词 試试 該该 詳详 語语 說说 説说 誰谁 談谈 讓让 費费 載载 輕轻 輪轮
    轄辖 辦办 遊游 選选 邁迈 鋰锂 錄录 錫锡 鑑鉴 門门 鞏巩 顧顾 飾饰 驅驱
"""

# Letters, digits and what stands inside a number. The commas and stops of prose are left alone.
_WIDE = [chr(code) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "%+-./"]

SIMPLIFIED = {pair[0]: pair[1] for pair in _TRADITIONAL.split()}
_FORMS = str.maketrans(
    {
        **SIMPLIFIED,
        **{wide: chr(ord(wide) - 0xFEE0) for wide in _WIDE},
        "−": "-",
        "～": "~",
        "∼": "~",
        "﹪": "%",
    }
)
_WIDE_GROUPS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_OTHER_FORM = re.compile(f"[{re.escape(''.join(map(chr, _FORMS)))}]")


def plain_forms(text: str) -> str:
    """Give a text with half-width and simplified characters, of the same length.

    Example:
        >>> plain_forms("兩萬３千個，約１０％"), plain_forms("規模以上儲能產業佔比")
        ('两万3千个，约10%', '规模以上储能产业占比')
    """
    if not _OTHER_FORM.search(text):
        return text
    return _WIDE_GROUPS.sub(",", text).translate(_FORMS)


def any_of(words: Iterable[str], guards: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give a pattern that matches the longest of many words, as quickly as one of them.

    Args:
        words: what to match.
        guards: for some of the words, a pattern of what must follow or must not.

    Example:
        >>> any_of(["个", "个月", "成"], {"成": "(?!立)"})
        '(?:个(?:月)?|成(?!立))'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = guards.get(word, "")
    return _pattern(tree)


def _pattern(tree: dict[str, Any]) -> str:
    branches = [re.escape(character) + _pattern(rest) for character, rest in sorted(tree.items()) if character]
    if "" not in tree:
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if not branches:
        return str(tree[""])
    return f"(?:{'|'.join(branches)}" + (f"|{tree['']})" if tree[""] else ")?")
