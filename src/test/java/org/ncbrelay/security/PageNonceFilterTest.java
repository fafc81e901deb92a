package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Scripts of Camunda's pages run, whoever else opens one at the same moment. */
class PageNonceFilterTest extends DoorTest {
    private static final Pattern NONCE = Pattern.compile("nonce-([\\w-]+)");

    @Test
    void aPageThatGotTheNonceOfAnotherGetsItsOwn() throws Exception {
        MockHttpServletResponse answer =
                filtered("text/html;charset=UTF-8", "<script nonce=\"other\"></script><p>é</p><link nonce=\"other\">");
        assertThat(answer.getContentAsString())
                .isEqualTo("<script nonce=\"own_1-2\"></script><p>é</p><link nonce=\"own_1-2\">");
    }

    @Test
    void whatIsNoPageStaysAsItIs() throws Exception {
        assertThat(filtered("text/javascript", "nonce=\"other\"").getContentAsString())
                .isEqualTo("nonce=\"other\"");
    }

    @Test
    void thePolicyAndThePageOfTasklistAgree() {
        var answer = session("ncb.ken").get("/camunda/app/tasklist/default/");
        Matcher nonce = NONCE.matcher(answer.header("Content-Security-Policy"));
        assertThat(nonce.find()).isTrue();
        assertThat(answer.text()).contains("nonce=\"" + nonce.group(1) + "\"");
    }

    private static MockHttpServletResponse filtered(String type, String body) throws Exception {
        FilterChain camunda = (request, response) -> {
            ((jakarta.servlet.http.HttpServletResponse) response)
                    .setHeader("Content-Security-Policy", "script-src 'nonce-own_1-2' 'self'");
            response.setContentType(type);
            response.getOutputStream().write(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
        MockHttpServletResponse answer = new MockHttpServletResponse();
        answer.setCharacterEncoding("UTF-8");
        new PageNonceFilter().doFilter(new MockHttpServletRequest(), answer, camunda);
        return answer;
    }
}
