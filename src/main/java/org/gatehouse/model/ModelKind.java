package org.gatehouse.model;

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
}
