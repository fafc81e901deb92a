package org.ncbrelay.web.pages.inbox;

import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page's header knows of news ({@code bell}). */
@ControllerAdvice(basePackages = "org.ncbrelay.web.pages")
class NewsFrame {
    private final ReadNews news;
    private final CurrentOfficer officers;

    NewsFrame(ReadNews news, CurrentOfficer officers) {
        this.news = news;
        this.officers = officers;
    }

    @ModelAttribute("bell")
    Bell bell() {
        return new Bell(news, officers);
    }
}
