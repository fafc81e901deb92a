package org.ncbrelay.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.ncbrelay.security.answers.CorrelationFilter;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Answers what Tomcat itself refuses before it knows a filter, such as an encoded slash, in the words and at the expense of the address as
 * {@link UnreadableRequests} does. Tomcat has no setting for either: it writes a page of its own.
 */
final class UnreadableRequestsValve extends ValveBase {
    private final ObjectProvider<UnreadableRequests> requests;

    /** @param requests made after the server */
    UnreadableRequestsValve(ObjectProvider<UnreadableRequests> requests) {
        super(true);
        this.requests = requests;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (response.getStatus() == Response.SC_BAD_REQUEST) {
            // A line that is no HTTP has no address.
            if (request.getRequestURI() == null)
                request.getCoyoteRequest().requestURI().setString("");
            response.setSuspended(false);
            CorrelationFilter.identified(
                    request.getRequest(),
                    response.getResponse(),
                    (sender, answer) ->
                            requests.getObject().refuse(request.getRequest(), response.getResponse(), null));
        }
        // A person gets Tomcat's page.
        if (response.getContentWritten() == 0) getNext().invoke(request, response);
    }
}
