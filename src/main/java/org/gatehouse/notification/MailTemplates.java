package org.gatehouse.notification;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The texts of mails, plain and fixed: {@code mail/*.txt}, whose first line is the subject. */
@Component
class MailTemplates {

    record Text(String subject, String body) {}

    private static final String SUBJECT = "Subject: ";
    private static final int LONGEST_SUBJECT = 200;

    private final TemplateEngine engine = engine();

    Text render(String template, Map<String, Object> values) {
        String text = engine.process(template, new Context(Locale.UK, values));
        int firstLine = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || firstLine < 0) {
            throw new IllegalStateException("mail/%s.txt does not begin with its subject".formatted(template));
        }
        return new Text(
                header(text.substring(SUBJECT.length(), firstLine)),
                text.substring(firstLine).strip() + "\n");
    }

    /** A value with a line break must not become a header of its own. */
    private static String header(String subject) {
        String line = subject.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > LONGEST_SUBJECT ? line.substring(0, LONGEST_SUBJECT) : line;
    }

    private static TemplateEngine engine() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setSuffix(".txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
