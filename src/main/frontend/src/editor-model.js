/** The part of a model that has an id, however deep it lies; undefined where there is none. */
export function partOf(model, id) {
  if (model.id === id) {
    return model;
  }
  for (const { name, isReference, isAttr } of model.$descriptor.properties) {
    const value = isReference || isAttr ? undefined : model[name.replace(/^.*:/, '')] ?? model.get?.(name);
    for (const child of Array.isArray(value) ? value : [value]) {
      const found = child?.$descriptor?.properties ? partOf(child, id) : undefined;
      if (found) {
        return found;
      }
    }
  }
  return undefined;
}

/** The element on the canvas that a part of the model belongs to; undefined where it is none of them. */
export function shownOf(registry, model, id) {
  for (let part = partOf(model, id); part; part = part.bpmnElement ?? part.$parent) {
    const shown = registry.get(part.id);
    if (shown) {
      return shown;
    }
  }
  return registry.get(id);
}
