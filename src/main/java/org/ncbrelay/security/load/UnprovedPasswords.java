package org.ncbrelay.security.load;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Bounds how many requests are in the server whose password is not proved yet. Those beyond it are refused before anything is done for them,
 * so that a burst of logins neither takes all threads nor keeps other requests waiting behind it.
 */
@Component
public class UnprovedPasswords {
    /** Our default, of Tomcat's 200 threads. A password that was right within the last minute is proved within milliseconds. */
    static final int MOST = 128;

    private static final String COUNTED = UnprovedPasswords.class.getName();

    private final Semaphore places = new Semaphore(MOST);

    /** @return false if there are too many; the request is refused then */
    public boolean enter(HttpServletRequest request) {
        boolean free = places.tryAcquire();
        if (free) request.setAttribute(COUNTED, true);
        return free;
    }

    /** The password is proved, or the request is over. A request that was not counted, or is no longer, changes nothing. */
    public void leave(HttpServletRequest request) {
        if (request.getAttribute(COUNTED) == null) return;
        request.removeAttribute(COUNTED);
        places.release();
    }
}
