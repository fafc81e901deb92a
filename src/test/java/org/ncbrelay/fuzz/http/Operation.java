package org.ncbrelay.fuzz.http;

import java.util.List;
import org.ncbrelay.security.Endpoint;

/**
 * One thing that can be called.
 *
 * @param endpoint   method and pattern of the path; of the engine's calls, below its API
 * @param parameters names of those of the query or of the form
 * @param keys       names of those of a JSON body
 */
record Operation(Door door, Endpoint endpoint, List<String> parameters, List<String> keys) {
    /** Which of the relay's entrances. */
    enum Door {
        API(""),
        ENGINE("/engine-rest"),
        WEB_APP("/camunda/api/engine/engine/default"),
        WEB_APP_OWN(""),
        PAGE("");

        private final String base;

        Door(String base) {
            this.base = base;
        }

        /** What stands before the path of an endpoint. */
        String base() {
            return base;
        }

        /** By a session rather than by the password in the header. */
        boolean hasSession() {
            return this == PAGE || this == WEB_APP || this == WEB_APP_OWN;
        }

        /** Answers programs: what it refuses it refuses with problem details. */
        boolean isForPrograms() {
            return this != PAGE;
        }
    }

    boolean isRead() {
        return endpoint.isRead();
    }

    @Override
    public String toString() {
        return endpoint.method() + ' ' + door.base() + endpoint.path();
    }
}
