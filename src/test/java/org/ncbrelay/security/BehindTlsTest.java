package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** With a proxy in front that ends TLS and says so. */
class BehindTlsTest extends BehindProxyTest {
    private static final String[] TLS = {"X-Forwarded-Proto", "https"};

    @Test
    void browsersMayComeBackByTlsOnly() {
        assertThat(Caller.nobody(port).get("/login", TLS).headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("max-age=31536000", "includeSubDomains"));
    }

    @Test
    void theSessionTravelsByTlsOnly() {
        assertThat(Caller.nobody(port).get("/login", TLS).headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
    }

    @Test
    void theBrowserForgetsDraftsWhenItsUserLogsOut() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        HttpResponse<String> out = officer.post("/camunda/api/admin/auth/user/default/logout", "", TLS);
        assertThat(out.headers().firstValue("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    }

    @Test
    void pagesWithContentAreNotKeptByBrowsers() {
        assertThat(session("ncb.ken")
                        .get("/cases", "Accept", "text/html")
                        .headers()
                        .firstValue("Cache-Control"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("no-store"));
        assertThat(basic("ncb.ken").get("/api/support-requests").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("no-store"));
    }

    @Test
    void traceAndForeignOriginsAreRefused() {
        assertThat(basic("ncb.ken").send("TRACE", "/api/support-requests", null).statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(basic("ncb.ken")
                        .get("/api/support-requests", "Origin", "https://elsewhere.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void noDirectoryIsListed() {
        for (String folder : new String[] {"/css/", "/js/", "/images/", "/webjars/"})
            assertThat(Caller.nobody(port).get(folder).statusCode()).as(folder).isEqualTo(404);
    }
}
