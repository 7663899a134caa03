package org.gatehouse.directory.graph;

/** Texts in the query language of Microsoft Graph. */
final class OData {

    private OData() {}

    /** A text in quotes, where a quote is doubled. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
