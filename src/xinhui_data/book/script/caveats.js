// Caveats by kind, each with the figures to which it applies.

function caveatItem(row) {
  return el("li", { id: `caveat-${row.caveat_id}` }, el("p", {}, pickFrom(row, "caveat")),
    el("p", { class: "touches" }, listed(row.observation_ids).map((id, i) => [i ? say("dotJoin") : "", linkTo(id, zhText(observations.get(id)?.printed ?? id), " ", nameOf(id))])));
}

function drawCaveats() {
  fill("all-caveats", [...grouped(tables.caveats, (row) => row.kind)].map(([kind, rows]) =>
    el("section", { class: "kind", "aria-labelledby": `kind-${kind}` }, el("h3", { id: `kind-${kind}` }, capital(termOf("caveats.kind", kind)), el("span", { class: "meta" }, ` ${rows.length}`)),
      el("ul", { class: "plain" }, rows.map(caveatItem)))));
}
