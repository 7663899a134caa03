package org.gatehouse.store;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Before anything else of a start in production, names every setting that it needs and that is missing. */
@Component
@Profile("production")
class SettingsGround implements BeanFactoryPostProcessor {

    private record Setting(String property, String meaning) {}

    private static final Setting DATABASE =
            new Setting("spring.datasource.url", "the database, such as jdbc:postgresql://db/gatehouse");
    private static final List<Setting> ALL = List.of(
            DATABASE,
            new Setting("spring.mail.host", "the mail server"),
            new Setting("gatehouse.mail.from", "the sender of every mail"),
            new Setting("gatehouse.base-url", "the address that mails link to"),
            new Setting("gatehouse.audit.signing-key", "the file of the key that signs the audit trail"),
            new Setting("gatehouse.administrator", "the login of an administrator"),
            new Setting("gatehouse.sign-in.issuer", "the address of the identity provider"),
            new Setting("gatehouse.sign-in.client-id", "the registration of Gatehouse at the identity provider"),
            new Setting("gatehouse.sign-in.client-secret", "the secret of that registration"),
            new Setting("gatehouse.sign-in.audience", "the audience that bearer tokens must name"),
            new Setting("gatehouse.graph.tenant-id", "the tenant whose directory is changed"),
            new Setting("gatehouse.graph.client-id", "the app registration of Gatehouse in that tenant"),
            new Setting("gatehouse.graph.client-secret", "the secret of that app registration"),
            new Setting("gatehouse.graph.policies.standard", "the object id of the standard policy"),
            new Setting("gatehouse.graph.policies.named-locations", "the object id of the named locations policy"));

    /** A migration needs the database only. */
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var environment = beans.getBean(Environment.class);
        boolean migration = beans.getBeanNamesForType(Migration.class, true, false).length > 0;
        List<Setting> missing = (migration ? List.of(DATABASE) : ALL)
                .stream()
                        .filter(setting -> !StringUtils.hasText(environment.getProperty(setting.property())))
                        .toList();
        if (!missing.isEmpty()) {
            throw new Missing(missing);
        }
    }

    /** A start in production lacks settings. */
    static class Missing extends RuntimeException {

        private static final long serialVersionUID = 1;

        Missing(List<Setting> settings) {
            super(settings.stream()
                    .map(setting -> "%s is not set: %s.".formatted(setting.property(), setting.meaning()))
                    .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    /** Says it without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<Missing> {

        @Override
        protected FailureAnalysis analyze(Throwable root, Missing cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Give each as property, environment variable or file; docs/operating.md says how.",
                    cause);
        }
    }
}
