package org.gatehouse.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.TreeMap;
import org.gatehouse.engine.StepCatalogue;
import org.springframework.stereotype.Component;

/** What the steps of diagrams are called, for scripts of pages that tell a diagram in words. */
@Component
public class StepLabels {

    private final String json;

    StepLabels(StepCatalogue steps) throws JsonProcessingException {
        var labels = new TreeMap<String, String>();
        steps.entries().forEach(step -> labels.put(step.name(), step.label()));
        json = JsonMapper.builder().build().writeValueAsString(labels);
    }

    /** The labels by the names that diagrams write between <code>${</code> and <code>}</code>. */
    public String json() {
        return json;
    }
}
