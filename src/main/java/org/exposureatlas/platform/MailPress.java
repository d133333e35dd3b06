package org.exposureatlas.platform;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Prints a mail as HTML and as text, with the templates {@code mail/letter.html} and {@code mail/letter.txt}. */
@Component
class MailPress {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailPress(MessageSource messages) {
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    }

    private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }

    String html(Mail mail) {
        return print("mail/letter.html", mail);
    }

    String text(Mail mail) {
        return print("mail/letter.txt", mail).strip() + "\n";
    }

    private String print(String template, Mail mail) {
        return engine.process(template, new Context(Locale.US, Map.of("mail", mail)));
    }
}
