package org.ncbrelay.security.sessions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import org.springframework.util.SerializationUtils;

/**
 * How the values of a session are stored: sealed with a key that only the secret of its browser makes (AES-256-GCM, NIST SP 800-38D), for
 * they may hold what an officer has just typed about a case. Where a user logged in is stored open, because it is shown in the person's
 * other sessions. Values are objects of listed classes ({@code AllowedClasses}), whatever the table contains.
 */
@Component
final class SealedValues {
    private static final Logger LOG = LoggerFactory.getLogger(SealedValues.class);
    private static final byte OPEN = 0;
    private static final byte SEALED = 1;
    private static final BytesKeyGenerator NONCES = KeyGenerators.secureRandom(12); // bytes; NIST SP 800-38D, 8.2

    /** A value of a session, and as what it was serialised. */
    record Opened(Object value, byte[] plain) {}

    /** The key that a browser's secret makes; another purpose of the secret would make another key. */
    static SecretKey key(String secret) {
        return new SecretKeySpec(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac("values of a session"), "AES");
    }

    static byte[] serialised(Object value) {
        return SerializationUtils.serialize(value);
    }

    /**
     * @param plain the value, {@link #serialised}
     * @throws IllegalStateException if the value is of a class that would not be read again
     */
    byte[] seal(SecretKey key, Object value, byte[] plain) {
        if (value instanceof SessionPlace) return marked(OPEN, plain);
        try {
            read(plain, AllowedClasses.ALL);
            return marked(SEALED, cipher(key).encrypt(plain));
        } catch (IOException | ClassNotFoundException refused) {
            throw new IllegalStateException(
                    "a session keeps no " + value.getClass().getName(), refused);
        }
    }

    /**
     * @param key null if only what is open may be read
     * @return null for what cannot be read, as if the session had no such value: its user logs in again at worst
     */
    Opened open(SecretKey key, byte[] stored) {
        try {
            boolean open = stored[0] == OPEN;
            byte[] rest = Arrays.copyOfRange(stored, 1, stored.length);
            byte[] plain = open ? rest : cipher(key).decrypt(rest);
            return new Opened(read(plain, open ? AllowedClasses.PLACE : AllowedClasses.ALL), plain);
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            LOG.warn("a value of a session cannot be read: {}", unreadable.toString());
            return null;
        }
    }

    private static Object read(byte[] plain, ObjectInputFilter allowed) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(plain))) {
            in.setObjectInputFilter(allowed);
            return in.readObject();
        }
    }

    /** Authenticated: the nonce is in front of what is sealed, the tag of 128 bits behind it. */
    private static AesBytesEncryptor cipher(SecretKey key) {
        return new AesBytesEncryptor(key, NONCES, CipherAlgorithm.GCM);
    }

    private static byte[] marked(byte mark, byte[] value) {
        byte[] stored = new byte[value.length + 1];
        stored[0] = mark;
        System.arraycopy(value, 0, stored, 1, value.length);
        return stored;
    }

    /**
     * The classes that a session may consist of. Nothing else is read back, not even from an attacker who can write into the table (OWASP
     * Deserialization Cheat Sheet; JEP 290).
     */
    private static final class AllowedClasses {
        /** Above the largest form that the server takes ({@code server.tomcat.max-http-form-post-size}); our default. */
        private static final String BOUNDS = "maxbytes=4194304;maxdepth=40;maxrefs=100000;maxarray=4194304;";

        /** Of what stands in for another class in the stream, such as {@code Ser}, both are asked for. */
        private static final String VALUES = """
                java.lang.Object;java.lang.String;java.lang.Boolean;java.lang.Number;java.lang.Integer;java.lang.Long;java.lang.Enum;\
                java.util.ArrayList;java.util.Arrays$ArrayList;java.util.LinkedList;java.util.HashMap;java.util.LinkedHashMap;java.util.TreeMap;\
                java.util.HashSet;java.util.LinkedHashSet;java.util.TreeSet;java.util.Map$Entry;java.util.CollSer;java.util.Date;java.util.UUID;\
                java.util.ImmutableCollections$*;\
                java.util.Collections$*;java.util.concurrent.CopyOnWriteArrayList;java.time.Ser;java.time.Instant;java.net.URL;java.net.URI;""";

        /** Who is logged in, and the login that is under way. */
        private static final String SPRING = """
                org.springframework.security.core.context.SecurityContextImpl;\
                org.springframework.security.authentication.AbstractAuthenticationToken;\
                org.springframework.security.authentication.UsernamePasswordAuthenticationToken;\
                org.springframework.security.core.authority.SimpleGrantedAuthority;\
                org.springframework.security.web.authentication.WebAuthenticationDetails;\
                org.springframework.security.web.csrf.DefaultCsrfToken;\
                org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;\
                org.springframework.security.oauth2.core.AbstractOAuth2Token;\
                org.springframework.security.oauth2.core.AuthorizationGrantType;\
                org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;\
                org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponseType;\
                org.springframework.security.oauth2.core.oidc.OidcIdToken;\
                org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;\
                org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;\
                org.springframework.security.oauth2.core.user.DefaultOAuth2User;\
                org.springframework.security.oauth2.core.user.OAuth2UserAuthority;\
                org.springframework.web.servlet.FlashMap;org.springframework.util.LinkedMultiValueMap;org.springframework.util.MultiValueMapAdapter;""";

        private static final String CAMUNDA = "org.camunda.bpm.webapp.impl.security.auth.Authentications;"
                + "org.camunda.bpm.webapp.impl.security.auth.Authentication;"
                + "org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;";

        private static final String OURS = "org.ncbrelay.security.accounts.LocalUser;"
                + "org.ncbrelay.security.accounts.LoginDetails;org.ncbrelay.security.oidc.OidcUserOfRelay;"
                + "org.ncbrelay.domain.casefile.Receipt;org.ncbrelay.domain.CaseReference;"
                + "org.ncbrelay.web.pages.work.FormInput;";

        static final ObjectInputFilter ALL =
                ObjectInputFilter.Config.createFilter(BOUNDS + VALUES + SPRING + CAMUNDA + OURS + "!*");

        /** Of what is stored open, nothing but a place. */
        static final ObjectInputFilter PLACE = ObjectInputFilter.Config.createFilter(
                BOUNDS + "java.lang.String;java.time.Ser;java.time.Instant;" + SessionPlace.class.getName() + ";!*");

        private AllowedClasses() {}
    }
}
