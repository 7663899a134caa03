/** The middle of a shape, or of the way of a flow. */
export function placeOf(element) {
  return element.waypoints
    ? middleOf(element.waypoints)
    : { x: element.x + element.width / 2, y: element.y + element.height / 2 };
}

/** The part of the plane to show, so that a drawing is seen whole, and none of it beneath what covers the left edge. */
export function wholeOf(drawing, screen, covered) {
  const free = screen.width - covered;
  const scale = Math.min(1, free / drawing.width, screen.height / drawing.height);
  const width = screen.width / scale;
  const height = screen.height / scale;
  return {
    x: drawing.x + drawing.width / 2 - (covered + free / 2) / scale,
    y: drawing.y + drawing.height / 2 - height / 2,
    width,
    height,
  };
}

/** Half way along a flow. */
export function middleOf(waypoints) {
  const parts = waypoints.slice(1).map((end, index) => {
    const start = waypoints[index];
    return { start, end, length: Math.hypot(end.x - start.x, end.y - start.y) };
  });
  let left = parts.reduce((sum, { length }) => sum + length, 0) / 2;
  const part = parts.find(({ length }) => (left -= length) <= 0) ?? parts[0];
  const share = part.length ? (left + part.length) / part.length : 0;
  return {
    x: part.start.x + (part.end.x - part.start.x) * share,
    y: part.start.y + (part.end.y - part.start.y) * share,
  };
}
