package org.gatehouse.audit;

import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.web.PageOf;

/** A register that auditors read: a page at a time, or the whole as a table. */
interface Register<E> {

    /** Its name in addresses and files. */
    String name();

    PageOf<E> page(RegisterFilter filter, PageOf.Wanted wanted);

    /** Hands out every line, some at a time, in the order of the pages. */
    void each(RegisterFilter filter, Consumer<List<E>> to);

    /** The columns of the table. */
    List<String> header();

    /** A line of the table; null for each cell that stays empty. */
    List<Object> cells(E entry);
}
