package org.gatehouse.organisation;

import java.util.Optional;
import org.gatehouse.identity.OdsCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The organisations Gatehouse knows. */
@Repository
public class Organisations {

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(OdsCode odsCode) {
        return jdbc.sql("select name from organisation where ods_code = :code")
                .param("code", odsCode.value())
                .query(String.class)
                .optional()
                .map(name -> new Organisation(odsCode, name));
    }

    /** The name, or the code of an organisation that is not known. */
    public String nameOf(OdsCode odsCode) {
        return find(odsCode).map(Organisation::name).orElse(odsCode.value());
    }

    @Transactional
    public void know(Organisation organisation) {
        if (find(organisation.odsCode()).isEmpty()) {
            jdbc.sql("insert into organisation (ods_code, name) values (:code, :name)")
                    .param("code", organisation.odsCode().value())
                    .param("name", organisation.name())
                    .update();
        }
    }
}
