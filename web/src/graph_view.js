// SPDX-License-Identifier: Apache-2.0
// The graph by sigma: places and sizes come with the rows, only what is visible is drawn.
import {MultiDirectedGraph} from "graphology";
import Sigma from "sigma";
import {EdgeArrowProgram, EdgeLineProgram} from "sigma/rendering";
import {plain, svg} from "./dom.js";
import {placeLabels} from "./labels.js";

const FONT = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const FONT_SIZE = 12;
const ARROWS = 5000; // above that many edges lines are drawn without heads

export class GraphView {
  constructor(container, model, onPick) {
    this.container = container;
    this.model = model;
    this.onPick = onPick;
    this.graph = new MultiDirectedGraph();
    this.selected = "";
    this.near = new Set();
    this.hovered = "";
  }

  /** Draws anew what `shown` holds. */
  update(shown, state) {
    this.fill(shown);
    this.select(state.node);
    this.#start();
    this.sigma.refresh();
  }

  fill(shown) {
    this.graph.clear();
    const nodes = [...this.model.nodes.values()].filter(({key}) => shown.nodes.has(key));
    const largest = Math.max(4, ...nodes.map(({size}) => size));
    for (const node of nodes) {
      this.graph.addNode(node.key, {label: plain(node.label), x: node.x, y: node.y,
        size: 2 + 14 * (node.size / largest) * (nodes.length > 2000 ? 0.6 : 1), color: this.#color(node.kind)});
    }
    for (const edge of this.model.edges.values()) {
      if (!shown.edges.has(edge.key)) continue;
      this.graph.addEdgeWithKey(edge.key, edge.source.key, edge.target.key, {color: this.#edgeColor(), size: 1});
    }
  }

  #color(kind) { return this.model.kinds[kind]?.color ?? "#999999"; }
  #dark() { return document.documentElement.dataset.theme === "dark"; }
  #edgeColor() { return this.#dark() ? "#434b59" : "#c6ccd6"; }

  select(key) {
    this.selected = key;
    this.near = this.model.node(key) ? this.model.around(key, 1) : new Set();
  }

  #start() {
    const edgeType = this.graph.size > ARROWS ? "line" : "arrow";
    if (this.sigma) {
      this.sigma.setSetting("defaultEdgeType", edgeType);
      this.#theme();
      return;
    }
    this.sigma = new Sigma(this.graph, this.container, {
      defaultEdgeType: edgeType, edgeProgramClasses: {line: EdgeLineProgram, arrow: EdgeArrowProgram},
      labelFont: FONT, labelSize: FONT_SIZE, renderLabels: false,
      hideEdgesOnMove: true, zIndex: true, minCameraRatio: 0.01, maxCameraRatio: 4, allowInvalidContainer: true,
      nodeReducer: (key, data) => this.#reduceNode(key, data),
      edgeReducer: (key, data) => this.#reduceEdge(key, data),
    });
    this.#theme();
    this.sigma.on("afterRender", () => this.#drawLabels());
    this.sigma.on("clickNode", ({node}) => this.onPick(node));
    this.sigma.on("clickStage", () => this.onPick(""));
    this.sigma.on("enterNode", ({node}) => this.#hover(node));
    this.sigma.on("leaveNode", () => this.#hover(""));
  }

  #theme() {
    this.sigma.setSetting("defaultDrawNodeHover", (context, data, settings) => this.#drawHover(context, data, settings));
  }

  #hover(key) {
    this.hovered = key;
    this.container.style.setProperty("cursor", key === "" ? "default" : "pointer");
    this.sigma.refresh({skipIndexation: true});
  }

  #reduceNode(key, data) {
    if (key === this.selected) return {...data, highlighted: true, forceLabel: true, zIndex: 2};
    if (this.selected === "" || this.near.size === 0) return data;
    return this.near.has(key) ? {...data, zIndex: 1} : {...data, color: this.#edgeColor(), label: "", zIndex: 0};
  }

  #reduceEdge(key, data) {
    if (this.selected === "" || this.near.size === 0) return data;
    const {source, target} = this.model.edges.get(key);
    return source.key === this.selected || target.key === this.selected
      ? {...data, color: this.#color(source.key === this.selected ? target.kind : source.kind), size: 1.6, zIndex: 1}
      : {...data, hidden: this.graph.size > 400};
  }

  #drawHover(context, data, settings) {
    context.font = `${settings.labelSize}px ${settings.labelFont}`;
    const full = plain(this.model.node(data.key)?.name ?? data.label ?? "");
    const text = Array.from(full).length > 60 ? `${Array.from(full).slice(0, 59).join("")}…` : full;
    const width = context.measureText(text).width;
    context.fillStyle = this.#dark() ? "#232a36" : "#ffffff";
    context.strokeStyle = data.color;
    context.beginPath();
    context.roundRect(data.x - data.size - 4, data.y - 12, width + 2 * data.size + 16, 24, 12);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(data.x, data.y, data.size, 0, Math.PI * 2);
    context.fillStyle = data.color;
    context.fill();
    context.fillStyle = this.#dark() ? "#e6e8eb" : "#1d2430";
    context.fillText(text, data.x + data.size + 5, data.y + settings.labelSize / 3);
  }

  /** The names that the window has room for. */
  #labels(context) {
    const {width, height} = this.sigma.getDimensions();
    context.font = `${FONT_SIZE}px ${FONT}`;
    const nodes = this.graph.mapNodes((key) => {
      const shown = this.sigma.getNodeDisplayData(key), at = this.sigma.framedGraphToViewport(shown);
      return {key, label: shown.label ?? "", x: at.x, y: at.y, size: this.sigma.scaleSize(shown.size), forced: Boolean(shown.forceLabel)};
    });
    return placeLabels(nodes, width, height, (text) => context.measureText(text).width);
  }

  #drawLabels() {
    const context = this.sigma.getCanvases().labels.getContext("2d");
    const labels = this.#labels(context);
    context.lineWidth = 3;
    context.lineJoin = "round";
    context.strokeStyle = this.#dark() ? "#14181f" : "#ffffff";
    context.fillStyle = this.#dark() ? "#e6e8eb" : "#1d2430";
    for (const {label, x, y} of labels) {
      context.strokeText(label, x, y);
      context.fillText(label, x, y);
    }
  }

  /** Moves the camera to a node. */
  go(key) {
    const at = this.sigma?.getNodeDisplayData(key);
    if (at) this.sigma.getCamera().animate({x: at.x, y: at.y, ratio: Math.min(0.35, this.sigma.getCamera().ratio)}, {duration: 300});
  }
  zoom(factor) { const camera = this.sigma?.getCamera(); camera?.animate({ratio: camera.ratio * factor}, {duration: 150}); }
  reset() { this.sigma?.getCamera().animatedReset({duration: 200}); }

  /** The view as it stands, as a canvas with a ground. */
  canvas() {
    this.sigma.refresh();
    const {width, height} = this.sigma.getDimensions();
    const ratio = window.devicePixelRatio || 1;
    const canvas = document.createElement("canvas");
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext("2d");
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, canvas.width, canvas.height);
    const layers = this.sigma.getCanvases();
    for (const name of ["edges", "nodes", "labels", "hovers", "hoverNodes"]) {
      if (layers[name]) context.drawImage(layers[name], 0, 0, canvas.width, canvas.height);
    }
    return canvas;
  }

  /** The view as it stands, as SVG: what lies inside the window. */
  svg() {
    const {width, height} = this.sigma.getDimensions();
    const lines = [], circles = [];
    const texts = this.#labels(document.createElement("canvas").getContext("2d")).map(({label, x, y}) => {
      const text = svg("text", {x: x.toFixed(1), y: y.toFixed(1), "font-size": FONT_SIZE});
      text.textContent = label;
      return text;
    });
    const at = new Map();
    this.graph.forEachNode((key, {x, y, color}) => {
      const point = this.sigma.graphToViewport({x, y});
      at.set(key, point);
      if (point.x < 0 || point.y < 0 || point.x > width || point.y > height) return;
      const size = this.sigma.scaleSize(this.sigma.getNodeDisplayData(key).size);
      circles.push(svg("circle", {cx: point.x.toFixed(1), cy: point.y.toFixed(1), r: size.toFixed(1), fill: color}));
    });
    this.graph.forEachEdge((key, {color}, source, target) => {
      const [a, b] = [at.get(source), at.get(target)];
      lines.push(svg("line", {x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1), stroke: color}));
    });
    const ground = svg("rect", {width, height, fill: getComputedStyle(document.body).backgroundColor});
    return svg("svg", {xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`,
      "font-family": FONT.replaceAll('"', "'"), fill: getComputedStyle(document.body).color}, ground, lines, circles, texts);
  }
}
