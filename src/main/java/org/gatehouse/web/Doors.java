package org.gatehouse.web;

import java.util.List;

/** The doors of one package, in the order they are tried. */
public record Doors(List<Door> all) {

    public static Doors of(Door... doors) {
        return new Doors(List.of(doors));
    }
}
