package org.gatehouse.web;

/** What the pages may load and run, as browsers enforce it. */
public final class ContentPolicy {

    static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'";

    /** The policy of answers that are no pages. */
    static final String NOTHING_TO_SHOW = "default-src 'none'; frame-ancestors 'none'";

    /** A page that sets this itself keeps it. */
    public static final String HEADER = "Content-Security-Policy";

    /**
     * The policy of pages on which a library writes markup with {@code style} attributes. Style sheets and scripts still
     * come from here only.
     */
    public static final String PAGES_WITH_STYLE_ATTRIBUTES = PAGES + "; style-src-attr 'unsafe-inline'";

    private ContentPolicy() {}
}
