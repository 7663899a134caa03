package org.gatehouse.production;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.gatehouse.Postgres;
import org.gatehouse.SigningKeyFile;
import org.gatehouse.store.Migration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What an organisation brings: a database that has been migrated, an identity provider and a mail server. */
final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final FakeIdentityProvider PROVIDER = FakeIdentityProvider.start();
    static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private static final Path SIGNING_KEY = SigningKeyFile.make();

    static {
        MAIL.start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // A demo clock of another test is no clock of production.
        ClockUtil.reset();
        Postgres.outlive(context);
        String database = Postgres.newDatabase();
        migrate(database);
        TestPropertyValues.of(settings(database)).applyTo(context);
    }

    static void migrate(String database) {
        Migration.run(
                Stream.concat(Stream.of("migrate"), settings(database).stream().map(setting -> "--" + setting))
                        .toArray(String[]::new));
    }

    /** All that a start in production needs. */
    static List<String> settings(String database) {
        return new ArrayList<>(List.of(
                "spring.profiles.active=production",
                "spring.datasource.url=" + database,
                "spring.datasource.username=postgres",
                "spring.datasource.password=",
                "spring.mail.host=localhost",
                "spring.mail.port=" + MAIL.getSmtp().getPort(),
                "spring.mail.properties.mail.smtp.starttls.required=false",
                "logging.file.name=",
                "gatehouse.administrator=root@nhs.example",
                "gatehouse.base-url=https://gatehouse.example",
                "gatehouse.mail.from=gatehouse@nhs.example",
                "gatehouse.audit.signing-key=" + SIGNING_KEY,
                "gatehouse.sign-in.issuer=" + PROVIDER.issuer(),
                "gatehouse.sign-in.client-id=" + FakeIdentityProvider.CLIENT,
                "gatehouse.sign-in.client-secret=hush",
                "gatehouse.graph.tenant-id=tenant",
                "gatehouse.graph.client-id=gatehouse",
                "gatehouse.graph.client-secret=hush",
                "gatehouse.graph.policies.standard=standard",
                "gatehouse.graph.policies.named-locations=named-locations",
                "gatehouse.sign-in.audience=" + FakeIdentityProvider.AUDIENCE,
                "gatehouse.sign-in.request-claims={\"id_token\":{\"acrs\":null}}",
                "gatehouse.sign-in.groups.Gatehouse.Reviewer=onboarding-reviewers",
                "gatehouse.sign-in.groups.Gatehouse.Auditor=auditors",
                "gatehouse.sign-in.groups.Gatehouse.Administrator=camunda-admin",
                "gatehouse.sign-in.groups.11111111-2222-3333-4444-555555555555=local-administrators.ZA1",
                "gatehouse.sign-in.applications.servicenow-client.login=servicenow",
                "gatehouse.sign-in.applications.servicenow-client.name=ServiceNow",
                "gatehouse.sign-in.applications.servicenow-client.address=servicenow@nhs.example"));
    }

    /** As {@code openssl genpkey -algorithm ed25519} makes one. */
}
