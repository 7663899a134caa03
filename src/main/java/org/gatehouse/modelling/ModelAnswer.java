package org.gatehouse.modelling;

import java.util.List;
import org.gatehouse.model.ModelKind;

/**
 * A model with its versions, in the shape of the REST contract.
 *
 * @param versions the newest, which is in force, first
 */
record ModelAnswer(
        ModelKind kind, String key, String name, String purpose, boolean asShipped, List<VersionLine> versions) {

    static ModelAnswer of(ModelView view) {
        return new ModelAnswer(
                view.model().kind(),
                view.model().key(),
                view.model().name(),
                view.text().purpose(),
                view.inForce().asShipped(),
                view.versions());
    }
}
