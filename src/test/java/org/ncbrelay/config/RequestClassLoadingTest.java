package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.catalina.Context;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@FlowTest
class RequestClassLoadingTest {
    private final ServletWebServerApplicationContext relay;

    @Autowired
    RequestClassLoadingTest(ServletWebServerApplicationContext relay) {
        this.relay = relay;
    }

    @Test
    void requestsReadFilesOfServicesOnce() {
        TomcatWebServer server = (TomcatWebServer) relay.getWebServer();
        Context requests = (Context) server.getTomcat().getHost().findChildren()[0];
        ClassLoader loader = requests.getLoader().getClassLoader();
        assertThat(loader).isInstanceOf(ServiceFilesReadOnce.class);
        assertThat(loader.getParent()).isSameAs(relay.getClassLoader());
    }
}
