// SPDX-License-Identifier: Apache-2.0
// Which names stand in a picture and where: the largest nodes first, each beside its node where it covers neither another
// name nor a node that counts beside its own; a name that finds no such place is left out until one looks closer.

const HEIGHT = 15;
const GAP = 3;
const MOST = 160; // names in a picture: beyond that nobody reads
const TRIED = 1500;
const COVERED = 0.45; // a name may lie on nodes that are smaller than this part of its own
const CELL = 80;

/** Rectangles [left, top, right, bottom] by the cells of a grid. */
class Occupied {
  #cells = new Map();

  *#keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); ++x) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); ++y) yield `${x} ${y}`;
    }
  }

  add(box, owner, weight) {
    for (const key of this.#keys(box)) {
      if (!this.#cells.has(key)) this.#cells.set(key, []);
      this.#cells.get(key).push([box, owner, weight]);
    }
  }

  /** Whether something of another owner and at least this weight is in the way. */
  hit(box, owner, weight) {
    for (const key of this.#keys(box)) {
      for (const [other, of, heavy] of this.#cells.get(key) ?? []) {
        if (of !== owner && heavy >= weight && box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return true;
      }
    }
    return false;
  }
}

/**
 * `nodes`: {key, label, x, y, size (radius), forced} in pixels of the window; `widthOf` measures a label. Returns
 * [{key, label, x, y}], y on the line that letters stand on.
 */
export function placeLabels(nodes, width, height, widthOf) {
  const inside = nodes.filter(({x, y, size}) => x > -size && y > -size && x < width + size && y < height + size);
  inside.sort((a, b) => Number(b.forced) - Number(a.forced) || b.size - a.size || (a.key < b.key ? -1 : 1));
  const tried = inside.slice(0, TRIED);
  const occupied = new Occupied();
  for (const {key, x, y, size} of tried) {
    const half = size * 0.8; // what a name may touch of a circle
    occupied.add([x - half, y - half, x + half, y + half], key, size);
  }
  const placed = [];
  for (const {key, label, x, y, size, forced} of tried) {
    if (label === "" || placed.length >= MOST) continue;
    const wide = widthOf(label), beside = size + GAP;
    const places = [[x + beside, y - HEIGHT / 2], [x - beside - wide, y - HEIGHT / 2],
      [x - wide / 2, y + beside], [x - wide / 2, y - beside - HEIGHT]];
    const free = places.find(([left, top]) => left > 0 && left + wide < width && top > 0 && top + HEIGHT < height
      && !occupied.hit([left, top, left + wide, top + HEIGHT], key, size * COVERED)) ?? (forced ? places[0] : null);
    if (free === null) continue;
    const [left, top] = free;
    occupied.add([left, top, left + wide, top + HEIGHT], "", Infinity);
    placed.push({key, label, x: left, y: top + HEIGHT - 4});
  }
  return placed;
}
