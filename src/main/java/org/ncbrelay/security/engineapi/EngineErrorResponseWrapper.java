package org.ncbrelay.security.engineapi;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets good answers of the engine through as they come, and holds errors back: their words are not for officers. */
final class EngineErrorResponseWrapper extends HttpServletResponseWrapper {
    private static final Logger LOG = LoggerFactory.getLogger(EngineErrorResponseWrapper.class);

    /** More of an error is not looked at. */
    private static final int LONGEST_ERROR = 64 * 1024;

    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final ServletOutputStream held = new Held();
    private PrintWriter writer;
    private boolean gone;

    EngineErrorResponseWrapper(HttpServletResponse response) {
        super(response);
    }

    boolean isProblem() {
        return getStatus() >= 400 && !isCommitted();
    }

    /** What the engine said. */
    String error() {
        if (writer != null) writer.flush();
        return error.toString(StandardCharsets.UTF_8);
    }

    void fail() {
        if (!isCommitted()) setStatus(SC_INTERNAL_SERVER_ERROR);
    }

    void finish() {
        if (writer != null) writer.flush();
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return held;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) writer = new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8));
        return writer;
    }

    @Override
    public void setContentLength(int length) {
        if (getStatus() < 400) super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (getStatus() < 400) super.setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isLengthOfError(name)) super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isLengthOfError(name)) super.addHeader(name, value);
    }

    @Override
    public void flushBuffer() throws IOException {
        if (getStatus() < 400) toClient(super::flushBuffer);
    }

    /** Whoever went away before the end gets nothing more; to the engine's API that would be a failure with a long trace. */
    private void toClient(Sending sending) throws IOException {
        if (gone) return;
        try {
            sending.send();
        } catch (ClientAbortException away) {
            gone = true;
            LOG.debug("The caller went away before the end of the answer: {}", away.getMessage());
        }
    }

    private boolean isLengthOfError(String header) {
        return getStatus() >= 400 && "Content-Length".equalsIgnoreCase(header);
    }

    private final class Held extends ServletOutputStream {
        @Override
        public void write(int one) throws IOException {
            if (getStatus() < 400)
                toClient(() -> getResponse().getOutputStream().write(one));
            else if (error.size() < LONGEST_ERROR) error.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (getStatus() < 400)
                toClient(() -> getResponse().getOutputStream().write(bytes, offset, length));
            else error.write(bytes, offset, Math.min(length, LONGEST_ERROR - Math.min(LONGEST_ERROR, error.size())));
        }

        @Override
        public void flush() throws IOException {
            if (getStatus() < 400)
                toClient(() -> getResponse().getOutputStream().flush());
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("the engine writes and waits");
        }
    }

    private interface Sending {
        void send() throws IOException;
    }
}
