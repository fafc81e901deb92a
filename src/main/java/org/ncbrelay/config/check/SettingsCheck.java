package org.ncbrelay.config.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting can be read; address, TLS and folders of the relay. */
class SettingsCheck implements Check {
    private static final String FOLDER = "folder";

    @Override
    public void examine(Environment environment, Findings findings) {
        bindAll(environment, findings);
        folder("relay.audit.directory", "data/audit", environment, findings);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            findings.warn(
                    "profile",
                    "demo: everybody knows the passwords, and the database is embedded",
                    "Set SPRING_PROFILES_ACTIVE=production for real cases.");
            folder("relay.database.embedded.directory", "data/postgres", environment, findings);
            folder("relay.mail.mailbox.directory", "data/mailbox", environment, findings);
            return;
        }
        findings.ok("profile", String.join(", ", environment.getActiveProfiles()));
        address(environment, findings);
        tls(environment, findings);
    }

    /** Each record of settings, as the application will read it. */
    private static void bindAll(Environment environment, Findings findings) {
        ClassPathScanningCandidateComponentProvider records = new ClassPathScanningCandidateComponentProvider(false);
        records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (BeanDefinition each : records.findCandidateComponents("org.ncbrelay")) {
            Class<?> type = ClassUtils.resolveClassName(each.getBeanClassName(), null);
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            try {
                Binder.get(environment).bindOrCreate(prefix, Bindable.of(type));
            } catch (BindException unreadable) {
                findings.wrong(
                        "settings",
                        unreadable.getName() + " cannot be read: "
                                + NestedExceptionUtils.getMostSpecificCause(unreadable)
                                        .getMessage(),
                        "Correct this setting.");
            }
        }
    }

    private static void address(Environment environment, Findings findings) {
        String address = environment.getProperty("relay.base-url", "");
        String remedy = "Set RELAY_BASEURL to the address that browsers use, such as https://relay.example.";
        if (address.isBlank())
            findings.wrong(
                    "address", "RELAY_BASEURL is not set, so letters and passkeys would point at this machine", remedy);
        else if (!address.matches("https?://[^/?#\\s]+(/\\S*)?"))
            findings.wrong("address", "RELAY_BASEURL is not the address of a web server", remedy);
        else if (address.matches("http://(?!localhost\\b).*"))
            findings.warn("address", "RELAY_BASEURL has no https, and browsers refuse passkeys there", remedy);
        else findings.ok("address", address);
    }

    private static void tls(Environment environment, Findings findings) {
        if (environment.getProperty("relay.tls.certificate", "").isBlank()) {
            boolean elsewhere = environment.containsProperty("server.ssl.bundle")
                    || environment.containsProperty("server.forward-headers-strategy");
            if (elsewhere) findings.ok("TLS", "by Spring's settings or a proxy");
            else
                findings.warn(
                        "TLS",
                        "The relay speaks plain HTTP",
                        "Set RELAY_TLS_CERTIFICATE and RELAY_TLS_PRIVATEKEY, or use a proxy and SERVER_FORWARD_HEADERS_STRATEGY=native.");
            return;
        }
        for (String property : new String[] {"relay.tls.certificate", "relay.tls.private-key"}) {
            String file = environment.getProperty(property, "").replaceFirst("^file:", "");
            if (Files.isReadable(Path.of(file))) findings.ok("TLS", file);
            else
                findings.wrong(
                        "TLS",
                        property + " names no file that the relay can read: " + file,
                        "Correct the path, or let the relay's user read the file.");
        }
    }

    /** The folder, or the nearest one above it that exists, takes new files. */
    private static void folder(String property, String standard, Environment environment, Findings findings) {
        Path folder = Path.of(environment.getProperty(property, standard))
                .toAbsolutePath()
                .normalize();
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) there = there.getParent();
        if (Files.isDirectory(there) && Files.isWritable(there)) findings.ok(FOLDER, folder.toString());
        else
            findings.wrong(
                    FOLDER,
                    "The relay cannot write to " + there,
                    "Let the relay's user write there, or set "
                            + property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
                            + " to another folder.");
    }
}
