// The columns of the table of observations, composed for reading; `wide` ones are left out on small screens.

const COLUMNS = [
  { name: "indicator", title: () => say("indicator"), cell: (row) => [linkTo(row.observation_id, nameOf(row.observation_id)), el("span", { class: "meta narrow" }, ` ${[pickFrom(row, "subject"), whenOf(row), short(row.status)].join(say("dotJoin"))}`)], sort: (row) => nameOf(row.observation_id) },
  { name: "subject", title: () => say("subject"), cell: (row) => pickFrom(row, "subject"), sort: (row) => pickFrom(row, "subject"), wide: true },
  { name: "period", title: () => say("period"), cell: (row) => whenOf(row), sort: (row) => row.time_period, wide: true },
  { name: "status", title: () => say("status"), cell: (row) => el("span", { class: `status ${row.status}` }, short(row.status)), sort: (row) => row.status, wide: true },
  { name: "value", title: () => say("value"), cell: (row) => el("b", {}, valueOf(row.observation_id)), sort: (row) => Number(row.value), number: true },
  { name: "interval", title: () => say("interval"), cell: (row) => el("span", { class: "whole" }, intervalOf(row.observation_id)), sort: (row) => number(row.lower) ?? -Infinity, number: true, wide: true },
  { name: "printed", title: () => say("printed"), cell: (row) => zhText(row.printed), sort: (row) => Number(row.char_start), wide: true },
  { name: "caveats", title: () => say("caveatsColumn"), cell: (row) => (row.caveat_ids ? String(listed(row.caveat_ids).length) : ""), sort: (row) => listed(row.caveat_ids).length, number: true, wide: true },
];
