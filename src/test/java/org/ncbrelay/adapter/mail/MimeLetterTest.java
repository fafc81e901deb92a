package org.ncbrelay.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.ncbrelay.port.Mailer.Mail;

class MimeLetterTest {
    private final Session session = Session.getInstance(new Properties());

    /** Each look-up opens every jar of the application: it was a seventh of a submission's work. */
    @Test
    void onlyTheFirstLetterIsLookedUpOnTheClassPath() throws Exception {
        List<String> lookedUp = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                lookedUp.add(name);
                return super.getResources(name);
            }
        });
        try {
            write();
            lookedUp.clear();
            write();
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(lookedUp).isEmpty();
    }

    private void write() throws Exception {
        Mail mail = new Mail("<1@relay.example>", "ncb@kenya.example", "Request – KEN", "Grüße, тест, تحية");
        new MimeLetter(session, mail, "relay@relay.example", Instant.EPOCH).writeTo(OutputStream.nullOutputStream());
    }
}
