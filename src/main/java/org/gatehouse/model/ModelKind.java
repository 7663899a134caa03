package org.gatehouse.model;

import java.util.Optional;

/** What a process owner edits. */
public enum ModelKind {
    PROCESS("Process", ".bpmn"),
    TABLE("Decision table", ".dmn");

    private final String inWords;
    private final String suffix;

    ModelKind(String inWords, String suffix) {
        this.inWords = inWords;
        this.suffix = suffix;
    }

    public String inWords() {
        return inWords;
    }

    /** The file of a model of this kind, such as {@code onboarding-request.bpmn}. */
    public String fileOf(String key) {
        return key + suffix;
    }

    /** The key that a file of this kind is named after; empty where the name is not that of such a file. */
    public Optional<String> keyOf(String file) {
        return Optional.of(file)
                .filter(name -> name.endsWith(suffix))
                .map(name -> name.substring(0, name.length() - suffix.length()))
                .filter(key -> key.matches("[A-Za-z0-9_-]+"));
    }
}
