// Every string of the page that is not data, in English and in Chinese.

const STRINGS = {
  languageNow: ["The page is in English.", "页面已切换为中文。"],
  "theme-auto": ["Auto", "自动"], "theme-light": ["Light", "浅色"], "theme-dark": ["Dark", "深色"],
  themeLabel: ["{0} theme; change it", "{0}主题，点按切换"],
  copied: ["Copied.", "已复制。"],
  "nav-figures": ["Figures", "要点"], "nav-report": ["Report", "报道"], "nav-table": ["Table", "数据表"],
  "nav-findings": ["Findings", "发现"], "nav-series": ["Years", "历年"], "nav-comparisons": ["Sources", "对照"],
  "nav-caveats": ["Doubts", "存疑"], "nav-method": ["Method", "方法"], "nav-codebook": ["Codebook", "字段"],
  "nav-files": ["Files", "下载"],
  counted: ["{0} of {1} numeric characters accounted for", "{1}个数字字符，{0}个有着落"],
  // How charts are read.
  keyTitle: ["How to read the charts", "读图"],
  keyActual: ["has happened", "已实现"], keyAim: ["planned, target or outlook", "计划、目标或远景"],
  keyInterval: ["interval of the printed digits", "所印数位的区间"], keyOpen: ["more than; no upper end", "超过，无上限"],
  // Headline charts.
  moneyTitle: ["Past a hundred billion, nobody said how far", "千亿已过，超出多少未说"],
  moneySub: ["Billion yuan", "亿元"],
  moneyNote: ["Most intervals are narrower than their dot; the numbers on the right spell them out.", "多数区间窄于圆点，右侧以数字写明。"],
  growthTitle: ["Upgrading outran everything", "技改增长最快"],
  growthSub: ["Growth in 2023, with 2022 as 100", "2023年增长，以2022年为100"],
  countTitle: ["Counts that can be counted", "数得清的个数"],
  countSub: ["One dot each; hollow is a target", "一点为一个，空心为目标"],
  capacityTitle: ["Capacity is to double, undated", "产能要翻倍，何时未定"],
  capacitySub: ["Batteries and energy storage, GW as printed", "电池及储能，单位GW（照原文）"],
  censusTitle: ["A round number leaves a thousand open", "约整之数，留有千家余地"],
  censusSub: ["Market entities in the economic census; the bar is the interval", "经济普查市场主体数，横条为区间"],
  rankTitle: ["First of seven, {0} times", "七个县级行政区中的{0}个第一"],
  rankSub: ["The report names the place, never the number behind it", "报道只给位次，未给其数"],
  undated: ["undated", "未注明时间"], exact: ["exact", "确数"],
  // The report.
  showFigures: ["Figures only", "只看数据"], showAll: ["Everything, with what is set aside", "全部，含剔除者"],
  showLabel: ["What to mark", "标示范围"], asideTitle: ["Set aside, and why", "剔除者及其理由"],
  firstLine: ["Skeleton of {0}", "骨架：{0}"], saysHere: ["says nothing else here", ""],
  // The panel.
  close: ["Close", "关闭"], printed: ["printed", "原文"], characters: ["characters {0}–{1}", "第{0}–{1}字符"],
  subject: ["subject", "主体"], period: ["period", "时期"], status: ["status", "状态"], measure: ["measure", "度量"],
  scope: ["scope", "范围"], interval: ["interval", "区间"], bound: ["bound", "界限"], unit: ["unit", "单位"],
  definition: ["definition", "定义"], words: ["rests on", "依据之词"], note: ["note", "备注"], id: ["identifier", "编号"],
  implies: ["What it implies", "由此推得"], othersSay: ["What others say", "他处所载"], doubts: ["Doubts", "存疑"],
  formula: ["formula", "公式"], assumes: ["takes for granted", "前提"], role: ["role", "作用"], meaning: ["meaning", "含义"],
  repeats: ["repeats", "重复"], inTable: ["Show in the table", "在表中查看"], inReport: ["Show in the report", "在报道中查看"],
  cite: ["Copy citation", "复制引文"], link: ["Copy link", "复制链接"], source: ["source", "来源"],
  copyRead: ["read in a copy", "读自转载"], difference: ["difference {0}", "相差{0}"], loupe: ["The interval, enlarged", "区间放大"],
  several: ["{0} facts stand on these characters", "此处载有{0}条数据"], derivedTag: ["derived, not printed", "推算，非原文所印"],
  // The table.
  search: ["Search", "搜索"], searchHint: ["投资, storage, gdp …", "投资、storage、gdp……"],
  filterTopic: ["Topic", "领域"], filterStatus: ["Status", "状态"], filterMeasure: ["Measure", "度量"], filterSubject: ["Subject", "主体"],
  all: ["all", "全部"], shown: ["{0} of {1} observations", "{1}条中的{0}条"], nothing: ["Nothing matches; clear a filter.", "没有符合的观测，请放宽条件。"],
  columns: ["Columns", "选择列"], clear: ["Clear", "清除"], saveFiltered: ["Download these rows (CSV)", "下载以上各行（CSV）"],
  caption: ["Observations; column heads sort", "观测表，点按列名可排序"], value: ["value", "数值"], indicator: ["indicator", "指标"],
  topic: ["topic", "领域"], doubtsColumn: ["doubts", "存疑"], linkRow: ["Open {0}", "打开{0}"], tableRegion: ["Table of observations, scrolls sideways", "观测表，可横向滚动"],
  // Findings, series, comparisons.
  originLegend: ["From", "出自"], ours: ["report", "报道"], theirs: ["other source", "其他来源"], same: ["equal", "相等"],
  below: ["report is lower", "报道较低"], above: ["report is higher", "报道较高"], differsIn: ["differs in {0}", "不同之处：{0}"],
  noDifference: ["Compared in words", "只作文字对照"], openSource: ["address", "网址"], allComparisons: ["All {0} comparisons", "全部{0}项对照"],
  // Method.
  method1: ["Complete, and proved so.", "完整，且有证明。"],
  method1b: ["A ledger lists every numeric expression of the report: {0} mentions, each a figure or set aside with a reason. This page has just counted: {1} of {2} numeric characters lie in exactly one of them.", "台账列出报道中的每一处数字表述，共{0}条，或为数据，或注明理由剔除。本页刚刚数过：{2}个数字字符中有{1}个恰属其中一条。"],
  method2: ["Read twice.", "两次判读。"],
  method2b: ["Two readings were made independently and compared field by field.", "两次判读彼此独立，逐字段比较。"],
  method2c: [" Of {0} fields they agree in {1} ({2}); the {3} decisions are recorded with reasons.", "{0}个字段中{1}个一致（{2}），其余{3}处裁定均附理由。"],
  method3: ["Hard to break, and measured.", "不易出错，且经测量。"],
  method3b: ["{2} faults were made on purpose, one at a time: digits, units, offsets, rows, bytes. The checks caught {3} ({4}); in values, units, places and keys {0} of {1}. What survives is free text.", "故意逐一制造{2}处错误：数位、单位、位置、行、字节。检查发现{3}处（{4}）；其中涉及数值、单位、位置和键的{1}处发现{0}处。漏网者皆为自由文字。"],
  method3c: ["Faults are made on purpose, one at a time, in every cell and row; how many are caught is recorded in docs/faults.md of the project.", "在每个单元格和每一行逐一故意制造错误；发现多少，记于项目的 docs/faults.md。"],
  method4: ["Uncertainty is data.", "不确定性也是数据。"],
  method4b: ["288.21亿元 may be anything from 288.205 to 288.215; 超50亿元 has no upper end; 50%左右 has no known ends at all. An interval says what the printed form allows. It is no confidence interval.", "288.21亿元可为288.205至288.215之间任何值；超50亿元没有上限；50%左右两端皆不可知。区间只说印出的形式所允许者，并非置信区间。"],
  method5: ["Yours to verify.", "可自行核验。"],
  method5b: ["Who holds the article can drop it on this page, or run xinhui-data verify: digest, every literal and every word that gives a figure its meaning are compared at their offsets.", "持有文章者可将其拖入本页，或运行 xinhui-data verify：摘要、每处原文及赋予数据含义的每个词都会按位置比对。"],
  // Codebook and files.
  column: ["column", "字段"], type: ["type", "类型"], means: ["meaning", "含义"], required: ["must be filled", "必填"],
  key: ["Key", "主键"], refersTo: ["refers to {0}", "引用 {0}"], rows: ["{0} rows", "{0}行"],
  everything: ["Everything at once", "全部打包"], oneByOne: ["Table by table", "逐表下载"], tableHead: ["table", "表"],
  bytes: ["{0} bytes", "{0}字节"], allCsv: ["All tables, CSV (zip)", "全部表，CSV（zip）"], allParquet: ["All tables, Parquet (zip)", "全部表，Parquet（zip）"],
  allJson: ["All tables, JSON", "全部表，JSON"], citeTitle: ["How to cite", "如何引用"], bibtex: ["Copy BibTeX", "复制 BibTeX"],
  hash: ["SHA-256 of CSV, then Parquet", "SHA-256：CSV、Parquet"], filesCaption: ["Files by table", "各表文件"],
  // The drop-in.
  dropTitle: ["Have the article?", "手上有文章？"],
  dropLead: ["Drop its text file here, or choose it. It is hashed and compared in your browser; nothing leaves this machine.", "将文本文件拖到这里，或点选文件。只在浏览器中计算与比对，不离开本机。"],
  choose: ["Choose a file", "选择文件"], noCrypto: ["This browser gives pages opened this way no SHA-256; run xinhui-data verify FILE instead.", "浏览器未向本页提供 SHA-256 功能；请改用 xinhui-data verify FILE。"],
  tooLarge: ["The file is larger than a megabyte; a report has some thirteen thousand bytes.", "文件超过1MB；报道约一万三千字节。"],
  notText: ["These bytes are no UTF-8 text; save the article as UTF-8, or run xinhui-data verify FILE.", "文件不是 UTF-8 文本；请另存为 UTF-8，或运行 xinhui-data verify FILE。"],
  exactText: ["This is the very text. SHA-256, {0} literals and {1} words stand where the data say.", "正是原文。SHA-256、{0}处原文、{1}个依据之词均在其位。"],
  otherLayout: ["Not the exact file, but the same figures: all {0} printed literals occur in order. Line breaks, spaces or words differ.", "并非同一文件，但数据相同：{0}处原文依次出现。换行、空格或文字有别。"],
  otherText: ["This is not the text the figures were read from.", "这不是数据所据的文本。"],
  mismatches: ["First places where it differs ({0} in all)", "最先几处不同（共{0}处）"],
  atOffset: ["at {0}", "第{0}字符"], expected: ["expected {0}", "应为{0}"], got: ["got {0}", "实为{0}"], lengthIs: ["length", "长度"],
  digestIs: ["SHA-256", "SHA-256"], maskIs: ["skeleton", "骨架"], takeAway: ["Take the text away", "撤去文章"], end: ["the end of the file", "文件末尾"],
};

function say(key, ...values) {
  return pick(STRINGS[key]).replace(/\{(\d)\}/g, (_, i) => values[i]);
}

const SHORT = {
  level: ["level", "数值"], change: ["change", "新增"], growth_rate: ["growth", "增长率"], share: ["share", "占比"], rank: ["rank", "位次"],
  actual: ["actual", "实际"], planned: ["planned", "计划"], target: ["target", "目标"], outlook: ["outlook", "远景"],
  figure: ["figure", "数据"], restated: ["restated", "重复"], threshold: ["size class", "界线"], name: ["name", "专名"],
  period: ["period", "时期"], code: ["slogan", "口号"], idiom: ["idiom", "熟语"],
  report: ["printed in the report", "报道所载"], implied: ["implied by it", "据报道推算"], external: ["other source", "其他来源"],
  agrees: ["agrees", "一致"], refines: ["refines", "细化"], differs: ["differs", "不一致"], context: ["context", "背景"],
  bound: ["nearness", "界限"], consistency: ["consistency", "一致性"], meaning: ["meaning", "含义"], scope: ["scope", "范围"],
  sum: ["sums", "不可相加"], unit: ["units", "单位"],
  indicator_id: ["indicator", "指标"], subject_id: ["subject", "主体"], scope_id: ["scope", "范围"], measure: ["measure", "度量"],
  status: ["status", "状态"], time_period: ["period", "时期"], unit_id: ["unit", "单位"],
};
const short = (code) => (SHORT[code] ? pick(SHORT[code]) : code);
