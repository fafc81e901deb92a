package org.ncbrelay.config.seed;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Tells the operator who started the relay where it is, who may log in, and where letters go. */
@Component
record StartupBanner(Environment environment) {
    private static final Logger LOG = LoggerFactory.getLogger(StartupBanner.class);

    /** As {@code application-demo.yaml} says. */
    private static final String THIS_MACHINE = "127.0.0.1";

    @EventListener(ApplicationReadyEvent.class)
    public void greet() {
        String port = environment.getProperty("local.server.port");
        if (port == null) return;
        LOG.info(
                """

                {} runs at http://localhost:{}  (not an INTERPOL product)
                  Tasklist  http://localhost:{}/camunda/app/tasklist/
                  Cockpit   http://localhost:{}/camunda/app/cockpit/   (as an operator)
                  API       http://localhost:{}/swagger-ui/index.html
                  People    {}
                  Letters   {}
                  Network   {}
                """,
                ("NCB Relay " + environment.getProperty("relay.version", "")).strip(),
                port,
                port,
                port,
                port,
                people(),
                letters(),
                network());
    }

    private String network() {
        String address = environment.getProperty("server.address", "0.0.0.0");
        if (!isDemo()) return "listens on " + address + " (SERVER_ADDRESS)";
        boolean alone = address.equals(THIS_MACHINE);
        return (alone
                        ? "this machine only; SERVER_ADDRESS=0.0.0.0 opens the relay to others"
                        : "OPEN to others on " + address)
                + (alone ? ", RELAY_HOSTS names it for them. Do not: " : ". Unset SERVER_ADDRESS: ")
                + "the passwords of the demo are published, those of its operators included";
    }

    private boolean isDemo() {
        return environment.acceptsProfiles(Profiles.of(DemoSeed.DEMO));
    }

    private String people() {
        if (!isDemo()) return "as your operators set them up";
        return DemoSeed.people().stream().map(DemoSeed.Person::id).collect(Collectors.joining(", ")) + "; password "
                + DemoSeed.PASSWORD;
    }

    private String letters() {
        boolean smtp = "smtp".equalsIgnoreCase(environment.getProperty("relay.mail.transport"));
        if (smtp) return "leave by SMTP over " + environment.getProperty("RELAY_MAIL_HOST", "the configured host");
        return "stay on this machine, in " + environment.getProperty("relay.mail.mailbox.directory", "./data/mailbox")
                + "; read them at http://localhost:" + environment.getProperty("local.server.port") + "/mailbox";
    }
}
