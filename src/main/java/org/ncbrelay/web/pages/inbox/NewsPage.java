package org.ncbrelay.web.pages.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.flow.intelligence.FollowIntelligence;
import org.ncbrelay.flow.news.ChooseNews;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has changed in the cases and the intelligence that the reader follows, and which these are. */
@Controller
record NewsPage(ReadNews news, ChooseNews choose, FollowIntelligence intelligence, Officers officers) {
    @GetMapping("/news")
    String news(Model model) {
        model.addAttribute("news", news.overview(officers.officer()));
        return "news";
    }

    @PostMapping("/news/seen")
    String allSeen(RedirectAttributes next) {
        news.allSeen(officers.officer());
        next.addFlashAttribute("done", "done.newsSeen");
        return "redirect:/news";
    }

    /** @param from {@code news} leads back to the page of the news, anything else to the case */
    @PostMapping("/cases/{reference}/following")
    String follow(
            @PathVariable String reference,
            @RequestParam(defaultValue = "true") boolean follow,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes next) {
        CaseReference parsed = CaseReference.parse(reference);
        if (follow) choose.follow(parsed, officers.officer());
        else choose.unfollow(parsed, officers.officer());
        next.addFlashAttribute("done", follow ? "done.followed" : "done.unfollowed");
        return "redirect:" + (from.equals("news") ? "/news" : "/cases/" + parsed);
    }

    /** As with a case. */
    @PostMapping("/intelligence/{reference}/following")
    String followIntelligence(
            @PathVariable String reference,
            @RequestParam(defaultValue = "true") boolean follow,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes next) {
        CaseReference parsed = CaseReference.parse(reference);
        if (follow) intelligence.follow(parsed, officers.officer());
        else intelligence.unfollow(parsed, officers.officer());
        next.addFlashAttribute("done", follow ? "done.followedIntelligence" : "done.unfollowedIntelligence");
        return "redirect:" + (from.equals("news") ? "/news" : "/intelligence/" + parsed);
    }

    /** @param news present where the form says what is followed and which topics are news, too */
    @PostMapping("/me/digest")
    String choose(
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(required = false) String news,
            @RequestParam(defaultValue = "false") boolean ownWork,
            @RequestParam(defaultValue = "") List<String> topic,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer officer = officers.officer();
        choose.chooseDigest(choice(digest), show.zone(), officer);
        if (news != null)
            choose.choose(
                    new News.Wanted(
                            ownWork,
                            Arrays.stream(News.Topic.values())
                                    .filter(each -> topic.contains(each.name()))
                                    .collect(Collectors.toSet())),
                    officer);
        next.addFlashAttribute("done", "done.saved");
        return "redirect:/me";
    }

    private static DigestChoice choice(String name) {
        if (name.isEmpty()) return null;
        try {
            return DigestChoice.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal.Invalid("digest", "wrong.choice", "must be one of DAILY, WEEKLY");
        }
    }
}
