package dev.openpartner.console.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done, told on the page to which a form leads. The address carries a word for it and never a sentence, so that nobody can
 * put words on a page by a link.
 */
public final class Done {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("approved", "Approved: the amount is payable now."),
            Map.entry("reversed", "Reversed: the amount is taken back, and the reason is kept."),
            Map.entry("identified", "Identified: what waited for this user has been decided, as of its own time."),
            Map.entry("registered", "The partner has joined and is active."),
            Map.entry("revoked", "Revoked: new clicks and conversions no longer earn. What was earned stays."),
            Map.entry("reinstated", "Reinstated: the partner earns again."),
            Map.entry("terms-set", "The partner's own rules are in force from now on."),
            Map.entry("terms-removed", "From now on the campaign's rules hold."),
            Map.entry("campaign-created", "The campaign is there. Give a partner a link to it."),
            Map.entry("campaign-changed", "The new version is in force from now on. Commissions keep the version they name."),
            Map.entry("link-created", "The link is there. Copy it and share it."),
            Map.entry("key-revoked", "The key is revoked: it is refused everywhere within a second."),
            Map.entry("flagged", "Flagged: the click no longer earns."),
            Map.entry("unflagged", "The flags are off: the click earns again."),
            Map.entry("resubmitted", "Recorded: this is the conversion that it became."),
            Map.entry("admin-invited", "Invited: a link to sign in is on its way to them."),
            Map.entry("admin-noted", "They are on the list. A demo sends no mail: your own program would send a link to sign in."),
            Map.entry("admin-revoked", "Revoked: their sessions have ended. Keys that they minted are revoked one by one."),
            Map.entry("admin-reinstated", "Reinstated: they can sign in again."),
            Map.entry("demo-removed", "The demo is removed, and what named people in it is unreadable for ever."),
            Map.entry("demo-gone", "The demo was removed, or is being removed. This is your own program."),
            Map.entry("filter-saved", "Saved: its name above the list leads back to this view. Nobody but you sees it."),
            Map.entry("filter-removed", "Removed: the filter is no longer in your list."),
            Map.entry("auditing", "The replay has begun. You can leave this page and come back."),
            Map.entry("rebuilding", "The rebuild has begun. Reading goes on meanwhile; you can leave this page."),
            Map.entry("rebuild-stopped", "The rebuild is stopped. Every list is as it was."));

    private Done() {}

    /** The sentence of a word; absent for every other text. */
    static @Nullable String sentence(@Nullable String word) {
        return word == null ? null : SENTENCES.get(word);
    }

    /** Leads to a page that says what was done. */
    public static String at(String path, String word) {
        return "redirect:" + path + (path.indexOf('?') < 0 ? "?" : "&") + "done=" + word;
    }
}
