package org.ncbrelay.security.engineapi;

import java.util.List;
import java.util.stream.Stream;

/** Every call of the engine's API that is open to somebody, with the parameters and the keys that may come with it. */
public final class OpenCalls {
    private OpenCalls() {}

    /** Below the engine's API, to officers. */
    public static List<AllowedCall> ofOfficers() {
        return OfficerCalls.list();
    }

    /** Below the engine's API. */
    public static List<AllowedCall> ofEngine() {
        return Stream.concat(OfficerCalls.list().stream(), OperatorCalls.list().stream())
                .distinct()
                .toList();
    }

    /** Of the web apps' own API, by their whole path. */
    public static List<AllowedCall> ofWebApps() {
        return Stream.concat(WebAppCalls.ofEverybody().stream(), WebAppCalls.ofOperators().stream())
                .toList();
    }

    /** The keys that a call's body may have, at every depth. */
    public static List<String> keys(AllowedCall call) {
        return ShapeKeys.of(call.body());
    }
}
