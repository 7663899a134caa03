/** The middle of a shape, or of the way of a flow. */
export function placeOf(element) {
  return element.waypoints
    ? middleOf(element.waypoints)
    : { x: element.x + element.width / 2, y: element.y + element.height / 2 };
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
