package org.gatehouse.modelchange;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;

/** What diagrams and tables are called now. */
final class ModelNames {

    private ModelNames() {}

    /** By their keys, in the order of lists. */
    static Map<String, String> of(ModelVersions versions) {
        var names = new LinkedHashMap<String, String>();
        for (ModelVersion each : versions.inForce()) {
            names.put(each.key(), each.name());
        }
        return names;
    }
}
