package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.TransactionException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The stored sessions, each read once in a request. Spring Session would read it again for each part of the answer.
 *
 * @param <S> the session as Spring Session stores it
 */
final class ThriftySessions<S extends Session> implements SessionRepository<ThriftySession<S>> {
    private static final String READ = ThriftySessions.class.getName() + ".read";

    private final SessionRepository<S> stored;
    private final SealedValues values;
    private final HashedSessionIds ids;
    private final Consumer<String> ended;

    /** @param ended is told the id of a session that ended here */
    ThriftySessions(SessionRepository<S> stored, SealedValues values, HashedSessionIds ids, Consumer<String> ended) {
        this.stored = stored;
        this.values = values;
        this.ids = ids;
        this.ended = ended;
    }

    @Override
    public ThriftySession<S> createSession() {
        return session(stored.createSession(), false);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ThriftySession<S> findById(String id) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) return session(stored.findById(id), false);
        Object read = request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        if (read instanceof ThriftySession<?> session && session.getId().equals(id)) return (ThriftySession<S>) read;
        ThriftySession<S> session = session(stored.findById(id), isLook(request));
        if (session != null) request.setAttribute(READ, session, RequestAttributes.SCOPE_REQUEST);
        return session;
    }

    private ThriftySession<S> session(S found, boolean isLook) {
        return found == null ? null : new ThriftySession<>(found, values, ids::secretOf, isLook);
    }

    private static boolean isLook(RequestAttributes request) {
        if (!(request instanceof ServletRequestAttributes servlet)) return false;
        HttpServletRequest asked = servlet.getRequest();
        return asked.getMethod().equals("GET")
                && asked.getRequestURI().equals(asked.getContextPath() + RemainingTime.PATH);
    }

    /** A session that somebody ended while its last request was answered stays ended, and that request is answered. */
    @Override
    public void save(ThriftySession<S> session) {
        try {
            values.with(session.key(), () -> {
                stored.save(session.stored());
                return null;
            });
        } catch (DataAccessException | TransactionException failure) {
            if (stored.findById(session.getId()) != null) throw failure;
        }
    }

    @Override
    public void deleteById(String id) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) request.removeAttribute(READ, RequestAttributes.SCOPE_REQUEST);
        stored.deleteById(id);
        ended.accept(id);
    }
}
