package org.ncbrelay.start.check;

import static org.ncbrelay.start.StartConditions.variable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ncbrelay.start.CannotStart;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Profile, address, TLS, folders and port of the relay. */
class SettingsCheck implements Check {
    private static final String PROFILE = "profile";
    private static final String FOLDER = "folder";
    private static final String TLS = "TLS";
    private static final String PORT = "port";

    @Override
    public void examine(Environment environment, Findings findings) {
        profile(environment, findings);
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        folder("relay.audit.directory", "data/audit", environment, findings);
        if (demo) folder("relay.database.embedded.directory", "data/postgres", environment, findings);
        if (!"smtp".equalsIgnoreCase(environment.getProperty("relay.mail.transport")))
            folder("relay.mail.mailbox.directory", "data/mailbox", environment, findings);
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        if (production) address(environment, findings);
        tls(environment, production, findings);
        port(environment, findings);
    }

    /** A relay without one of the two would have neither the passkeys of production nor the invented people of the demo. */
    private static void profile(Environment environment, Findings findings) {
        Set<String> profiles = new TreeSet<>(Set.of(environment.getActiveProfiles()));
        if (profiles.isEmpty()) profiles.addAll(Set.of(environment.getDefaultProfiles()));
        String given = String.join(",", profiles);
        String oidc = profiles.remove("oidc") ? ",oidc" : "";
        if (profiles.equals(Set.of("demo")))
            findings.warn(
                    PROFILE,
                    "demo: everybody knows the passwords, and the database is embedded",
                    "Set SPRING_PROFILES_ACTIVE=production for real cases.");
        else if (profiles.size() == 1 && isKnown(String.join("", profiles))) findings.ok(PROFILE, given);
        else
            findings.wrong(
                    PROFILE,
                    "The profile is " + given + ", and must be production or demo, and oidc beside it at most",
                    "Set SPRING_PROFILES_ACTIVE="
                            + NamesCheck.nearest(
                                    String.join(",", profiles).toLowerCase(Locale.ROOT),
                                    Stream.of("production", "demo"))
                            + oidc + ".");
    }

    /** The release has settings for demo and production; a test brings a file of its own. */
    private static boolean isKnown(String profile) {
        return SettingsCheck.class.getResource("/application-" + profile + ".yaml") != null;
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

    private static void tls(Environment environment, boolean production, Findings findings) {
        String certificate = environment.getProperty("relay.tls.certificate", "");
        String key = environment.getProperty("relay.tls.private-key", "");
        if (certificate.isBlank() && key.isBlank()) {
            boolean elsewhere = environment.containsProperty("server.ssl.bundle")
                    || environment.containsProperty("server.forward-headers-strategy");
            if (elsewhere) findings.ok(TLS, "by Spring's settings or a proxy");
            else if (production)
                findings.warn(
                        TLS,
                        "The relay speaks plain HTTP",
                        "Set RELAY_TLS_CERTIFICATE and RELAY_TLS_PRIVATEKEY, or use a proxy and SERVER_FORWARD_HEADERS_STRATEGY=native.");
            return;
        }
        if (!isFile("relay.tls.certificate", certificate, findings) | !isFile("relay.tls.private-key", key, findings))
            return;
        // As the web server will read them. With the key of another certificate it would start, and every handshake
        // would fail.
        PemSslBundleProperties files = new PemSslBundleProperties();
        files.getKeystore().setCertificate(certificate);
        files.getKeystore().setPrivateKey(key);
        files.getKeystore().setVerifyKeys(true);
        try {
            PropertiesSslBundle.get(files).getStores().getKeyStore();
            findings.ok(TLS, certificate);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            findings.wrong(
                    TLS,
                    "RELAY_TLS_PRIVATEKEY is not the key of the certificate in RELAY_TLS_CERTIFICATE",
                    "Name the PEM files of a certificate with its chain, and of the private key for which it was issued.");
        }
    }

    private static boolean isFile(String property, String name, Findings findings) {
        String file = name.replaceFirst("^file:", "");
        if (!file.isBlank() && Files.isReadable(Path.of(file))) return true;
        findings.wrong(
                TLS,
                variable(property) + " names no file that the relay can read: " + file,
                "Correct the path, or let the relay's user read the file.");
        return false;
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
                    "Let the relay's user write there, or set " + variable(property) + " to another folder.");
    }

    /** The port is free. Where {@code check} runs next to the relay, that one may have it. */
    private static void port(Environment environment, Findings findings) {
        int port = Binder.get(environment).bind("server.port", Integer.class).orElse(8080);
        if (port <= 0) return;
        String address = environment.getProperty("server.address");
        try (ServerSocket socket = new ServerSocket()) {
            // As Tomcat does: connections that ended a moment ago do not count.
            socket.setReuseAddress(true);
            socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
            findings.ok(PORT, String.valueOf(port));
        } catch (IOException | IllegalArgumentException taken) {
            String found = "The relay cannot listen on port " + port + ": " + taken.getMessage();
            if (findings.isThorough())
                findings.warn(PORT, found, "Nothing is to be done if the relay itself runs. " + CannotStart.PORT);
            else findings.unavailable(PORT, found, CannotStart.PORT);
        }
    }
}
