package org.gatehouse.trail;

/** What is stored of the tree does not hold together, so nothing can be proved by it. */
public class BrokenTree extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenTree(String what) {
        super(what);
    }
}
