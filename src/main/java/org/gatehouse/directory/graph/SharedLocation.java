package org.gatehouse.directory.graph;

/**
 * A named location of Entra that holds ranges of many locations of ours.
 *
 * @param number from 1
 * @param entraId null until Entra has told it
 */
record SharedLocation(int number, String entraId) {

    /** The name in Entra, by which one is found whose id is not known. */
    String name() {
        return "Gatehouse %03d".formatted(number);
    }
}
