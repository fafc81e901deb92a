package org.ncbrelay.security;

import org.springframework.test.context.TestPropertySource;

/** A relay with a proxy in front that says from where a call came and how, and with low rates. */
@TestPropertySource(
        properties = {
            "relay.rate.account-burst=30",
            "relay.rate.account-per-second=1",
            "relay.rate.address-burst=40",
            "relay.rate.address-per-second=1",
            "server.forward-headers-strategy=native",
            "relay.base-url=https://relay.example",
            "relay.hosts=second.example,Third.example"
        })
public abstract class BehindProxyTest extends DoorTest {}
