package org.ncbrelay.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.security.answers.Problems;
import org.ncbrelay.security.answers.UnstorableText;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Shows a refusal as a page; an unknown case and a foreign one look the same. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
@Order(1)
record PageProblems(PageFrame frame) {
    @ExceptionHandler
    ModelAndView refused(
            Refusal refusal, Principal user, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        HttpStatus status = Problems.status(refusal);
        response.setStatus(status.value());
        ModelAndView page = new ModelAndView("refused");
        page.addObject("me", frame.me(user));
        PageFormatter show = frame.show(user, locale);
        page.addObject("show", show);
        page.addObject("here", request.getRequestURI());
        page.addObject("bell", frame.bell());
        page.addObject("status", status.value());
        page.addObject("detail", refusal instanceof Refusal.NotFound ? null : new RefusalTexts(show).of(refusal));
        return page;
    }

    /** A form that says it is an upload and is none, or one that is too large. */
    @ExceptionHandler
    void brokenUpload(MultipartException upload, HttpServletResponse response) throws IOException {
        boolean large = upload instanceof MaxUploadSizeExceededException;
        response.sendError((large ? HttpStatus.PAYLOAD_TOO_LARGE : HttpStatus.BAD_REQUEST).value());
    }

    @ExceptionHandler
    void unstorable(DataAccessException failure, HttpServletResponse response) throws IOException {
        if (!UnstorableText.isCauseOf(failure)) throw failure;
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }
}
