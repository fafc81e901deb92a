package org.ncbrelay.security.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import org.springframework.session.Session;

/**
 * A stored session that is written when there is something to write: not the time of its use at every request, and no value that is what
 * it was. Its values are opened with the key of its browser.
 *
 * @param <S> the session as Spring Session stores it
 */
final class ThriftySession<S extends Session> implements Session {
    /** How old the stored time of the last use may be: the idle end comes by so much earlier at most. Our default. */
    static final Duration UNWRITTEN = Duration.ofMinutes(1);

    /** Camunda's web apps set theirs anew at every request, and change the object that they got. */
    private static final String OF_WEB_APPS = "authenticatedUser";

    private final S stored;
    private final SealedValues values;
    private final UnaryOperator<String> secrets;
    private final boolean isLook;
    private final Map<String, byte[]> asRead = new HashMap<>();
    private SecretKey key;

    /**
     * @param secrets gives the secret behind an id
     * @param isLook  whether the request only asks when the session ends, and does not count as its use
     */
    ThriftySession(S stored, SealedValues values, UnaryOperator<String> secrets, boolean isLook) {
        this.stored = stored;
        this.values = values;
        this.secrets = secrets;
        this.isLook = isLook;
    }

    S stored() {
        return stored;
    }

    /** Made when it is first needed: a part of an answer that is written outside the request asks only whether the session is there. */
    SecretKey key() {
        if (key == null) key = SealedValues.key(secrets.apply(stored.getId()));
        return key;
    }

    @Override
    public String getId() {
        return stored.getId();
    }

    /** A new secret is a new key: all values are sealed anew. */
    @Override
    public String changeSessionId() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : Set.copyOf(stored.getAttributeNames())) all.put(name, getAttribute(name));
        String id = stored.changeSessionId();
        key = SealedValues.key(secrets.apply(id));
        all.forEach(stored::setAttribute);
        return id;
    }

    @Override
    public <T> T getAttribute(String name) {
        T value = values.with(key(), () -> stored.getAttribute(name));
        if (value != null && name.equals(OF_WEB_APPS))
            asRead.computeIfAbsent(name, unused -> SealedValues.serialised(value));
        return value;
    }

    @Override
    public Set<String> getAttributeNames() {
        return stored.getAttributeNames();
    }

    @Override
    public void setAttribute(String name, Object value) {
        Object before = getAttribute(name);
        if (before == null && value == null) {
            // A value that could not be read is taken away all the same.
            if (stored.getAttributeNames().contains(name)) stored.removeAttribute(name);
            return;
        }
        if (value != null && isAsItWas(name, before, value)) return;
        values.with(key(), () -> {
            stored.setAttribute(name, value);
            return null;
        });
        if (value != null && name.equals(OF_WEB_APPS)) asRead.put(name, SealedValues.serialised(value));
    }

    private boolean isAsItWas(String name, Object before, Object value) {
        byte[] read = asRead.get(name);
        if (read != null) return Arrays.equals(read, SealedValues.serialised(value));
        return value instanceof String && value.equals(before);
    }

    @Override
    public void removeAttribute(String name) {
        setAttribute(name, null);
    }

    @Override
    public Instant getCreationTime() {
        return stored.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant now) {
        if (!isLook && !now.isBefore(stored.getLastAccessedTime().plus(UNWRITTEN))) stored.setLastAccessedTime(now);
    }

    @Override
    public Instant getLastAccessedTime() {
        return stored.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
        if (!interval.equals(stored.getMaxInactiveInterval())) stored.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
        return stored.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
        return stored.isExpired();
    }
}
