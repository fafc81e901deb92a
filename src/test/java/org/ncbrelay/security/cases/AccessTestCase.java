package org.ncbrelay.security.cases;

import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test of the flow that asks the relay from outside, as one of the people of the demo. */
public abstract class AccessTestCase extends FlowTestCase {
    @LocalServerPort
    protected int port;

    protected Caller basic(String user) {
        return Caller.basic(port, user, DoorTest.PASSWORD);
    }

    protected Caller session(String user) {
        return Caller.session(port, user, DoorTest.PASSWORD);
    }
}
