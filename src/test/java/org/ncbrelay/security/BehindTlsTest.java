package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Answer;

/** With a proxy in front that ends TLS and says so. */
class BehindTlsTest extends BehindProxyTest {
    private static final String[] TLS = {"X-Forwarded-Proto", "https"};

    @Test
    void browsersMayComeBackByTlsOnly() {
        assertThat(Caller.nobody(port).get("/login", TLS).header("Strict-Transport-Security"))
                .contains("max-age=31536000", "includeSubDomains");
    }

    @Test
    void theSessionTravelsByTlsOnly() {
        assertThat(Caller.nobody(port).get("/login", TLS).header("Set-Cookie"))
                .contains("Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void byTlsTheSessionIsOfThisHostAlone() {
        assertThat(Caller.nobody(port).get("/login", TLS).header("Set-Cookie"))
                .startsWith("__Host-relay=")
                .contains("Path=/;")
                .doesNotContain("Domain");
        Caller officer = session("ncb.ken");
        String secret = officer.cookie("JSESSIONID");
        Caller.nobody(port)
                .get("/api/support-requests", with(TLS, "__Host-relay=" + secret))
                .with(200);
        assertThat(Caller.nobody(port).status("/api/support-requests", with(TLS, "JSESSIONID=" + secret)))
                .as("a cookie that any host under the same domain could have set")
                .isEqualTo(401);
    }

    private static String[] with(String[] headers, String cookie) {
        return Stream.concat(Stream.of(headers), Stream.of("Cookie", cookie)).toArray(String[]::new);
    }

    @Test
    void theBrowserForgetsDraftsWhenItsUserLogsOut() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        Answer out = officer.post(
                "/camunda/api/admin/auth/user/default/logout",
                "",
                "X-Forwarded-Proto",
                "https",
                "X-XSRF-TOKEN",
                officer.cookie("XSRF-TOKEN"),
                "Cookie",
                "__Host-relay=" + officer.cookie("JSESSIONID"));
        assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
    }

    @Test
    void pagesWithContentAreNotKeptByBrowsers() {
        assertThat(session("ncb.ken").get("/cases", "Accept", "text/html").header("Cache-Control"))
                .contains("no-store");
        assertThat(basic("ncb.ken").get("/api/support-requests").header("Cache-Control"))
                .contains("no-store");
    }

    /** Their address changes with their version. */
    @Test
    void fontsAreAskedForOnce() {
        assertThat(Caller.nobody(port)
                        .get("/fonts/5.3.0/noto-sans-latin-wght-normal.woff2")
                        .with(200)
                        .header("Cache-Control"))
                .contains("max-age=31536000", "immutable");
    }

    @Test
    void traceAndForeignOriginsAreRefused() {
        assertThat(basic("ncb.ken").send("TRACE", "/api/support-requests", null).status())
                .isGreaterThanOrEqualTo(400);
        assertThat(basic("ncb.ken")
                        .get("/api/support-requests", "Origin", "https://elsewhere.example")
                        .header("Access-Control-Allow-Origin"))
                .isNull();
    }

    @Test
    void noDirectoryIsListed() {
        for (String folder : new String[] {"/css/", "/fonts/", "/js/", "/images/", "/webjars/"})
            assertThat(Caller.nobody(port).status(folder)).as(folder).isEqualTo(404);
    }
}
