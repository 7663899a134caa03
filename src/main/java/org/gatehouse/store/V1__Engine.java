package org.gatehouse.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/** Creates the engine's tables with the vendor's own scripts for the database in use, and its version is pinned here. */
@Component
class V1__Engine extends BaseJavaMigration {

    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws Exception {
        String product = context.getConnection().getMetaData().getDatabaseProductName();
        String vendor = product.equals("PostgreSQL") ? "postgres" : "h2";
        var populator = new ResourceDatabasePopulator();
        PARTS.forEach(part -> populator.addScript(new ByteArrayResource(script(vendor, part))));
        populator.populate(context.getConnection());
    }

    @Override
    public Integer getChecksum() {
        var crc = new CRC32();
        PARTS.forEach(part -> crc.update(script("postgres", part)));
        return (int) crc.getValue();
    }

    private static byte[] script(String vendor, String part) {
        String path = "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(vendor, part);
        try (InputStream script = new ClassPathResource(path).getInputStream()) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
