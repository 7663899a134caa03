package org.gatehouse.organisation;

/**
 * One way in which a linked group no longer is what was linked.
 *
 * @param now the new name of a renamed group, or null
 */
public record GroupChange(GroupDrift kind, String now) {

    public static GroupChange of(GroupDrift kind) {
        return new GroupChange(kind, null);
    }

    /** As a sentence about the group goes on, such as "was renamed to ZA1.sg.Other". */
    public String inWords() {
        return now == null ? kind.inWords() : "%s to %s".formatted(kind.inWords(), now);
    }
}
