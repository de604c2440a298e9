export {plot} from "./node_modules/@observablehq/plot/src/plot.js";
export {dot} from "./node_modules/@observablehq/plot/src/marks/dot.js";
export {ruleX, ruleY} from "./node_modules/@observablehq/plot/src/marks/rule.js";
export {line} from "./node_modules/@observablehq/plot/src/marks/line.js";
export {link} from "./node_modules/@observablehq/plot/src/marks/link.js";
export {text} from "./node_modules/@observablehq/plot/src/marks/text.js";
export {vector} from "./node_modules/@observablehq/plot/src/marks/vector.js";
export {axisX, axisY, gridX, gridY} from "./node_modules/@observablehq/plot/src/marks/axis.js";
