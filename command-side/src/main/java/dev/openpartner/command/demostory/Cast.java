package dev.openpartner.command.demostory;

import dev.openpartner.kernel.commission.RuleTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who and what is in the story: Meridian, a maker of planning software, with its campaigns, partners and sources of conversions. */
final class Cast {

    static final String SITE = "https://meridian.example";

    static final int REFERRALS = 0;
    static final int AGENCIES = 1;
    static final int CONTENT = 2;
    static final int LAUNCH = 3;

    /** The partner who buys clicks and is found out. */
    static final int CHEAT = 9;

    /** The partner who refers themselves, once. */
    static final int SELF_REFERRER = 4;

    /** The partner with terms of their own. */
    static final int FAVOURITE = 0;

    private Cast() {}

    /**
     * A campaign as it begins.
     *
     * @param endedDaysAgo when it stopped paying; absent: it goes on
     */
    record DemoCampaign(
            String name,
            String path,
            String model,
            int windowDays,
            @Nullable Integer holdbackDays,
            @Nullable Integer endedDaysAgo,
            List<RuleTerms> rules) {}

    /** A partner, with what their links begin with and which campaigns they share. */
    record DemoPartner(String name, String email, String linkName, List<Integer> campaigns) {}

    /**
     * A tool that reports conversions.
     *
     * @param dealField what its bodies call the id of a deal
     * @param dealFormat how it writes one, of its number
     */
    record DemoSource(String label, String source, String dealField, String dealFormat) {}

    static final List<DemoCampaign> CAMPAIGNS = List.of(
            new DemoCampaign("Partner referrals", "/pricing", "last_click", 60, 14, null, List.of(percent("20", null, null))),
            new DemoCampaign("Agency program", "/agencies", "linear", 90, 30, null, List.of(
                    fixed("200", "subscription_created"), percent("10", "invoice_paid", 12), percent("12.5", "opportunity_won", null))),
            new DemoCampaign("Content and communities", "/start", "first_click", 30, 7, null, List.of(percent("15", null, null))),
            new DemoCampaign("Spring launch", "/launch", "position", 45, null, 18, List.of(capped("30", "1500"))));

    static final List<DemoPartner> PARTNERS = List.of(
            new DemoPartner("Brightside Consulting", "lena.hoffmann@brightside.example", "brightside", List.of(REFERRALS, AGENCIES)),
            new DemoPartner("Northbeam Agency", "team@northbeam.example", "northbeam", List.of(AGENCIES, LAUNCH)),
            new DemoPartner("SaaS Weekly", "editor@saasweekly.example", "saasweekly", List.of(CONTENT, LAUNCH)),
            new DemoPartner("Priya Raman", "priya@ramanadvisory.example", "priya", List.of(REFERRALS)),
            new DemoPartner("Kestrel & Sons", "oliver@kestrelandsons.example", "kestrel", List.of(REFERRALS, CONTENT)),
            new DemoPartner("Studio Quintero", "hola@quintero.example", "quintero", List.of(AGENCIES, CONTENT)),
            new DemoPartner("Ops Collective", "hello@opscollective.example", "opscollective", List.of(CONTENT, REFERRALS)),
            new DemoPartner("Fjord Partners", "ingrid@fjordpartners.example", "fjord", List.of(REFERRALS, LAUNCH)),
            new DemoPartner("The Planning Podcast", "show@planningpodcast.example", "podcast", List.of(CONTENT, LAUNCH)),
            new DemoPartner("DealStorm Media", "growth@dealstorm.example", "dealstorm", List.of(REFERRALS, CONTENT)),
            new DemoPartner("Marta Silva", "marta@silvaops.example", "marta", List.of(REFERRALS)));

    static final List<DemoSource> SOURCES = List.of(
            new DemoSource("HubSpot", "hubspot", "dealId", "%d"),
            new DemoSource("Salesforce", "salesforce", "opportunityId", "0065w00002%05dAAO"),
            new DemoSource("Pipedrive", "pipedrive", "deal_id", "%d"),
            new DemoSource("Close", "close", "opportunityId", "oppo_%06dQx"),
            new DemoSource("Copper", "copper", "dealId", "%d"),
            new DemoSource("Zapier", "zapier", "dealId", "zap-%d"),
            new DemoSource("Make", "make", "dealId", "mk-%d"));

    static final List<String> FIRST_NAMES = List.of(
            "Jane", "Ahmed", "Sofia", "Lukas", "Mei", "Tom", "Amara", "Nils", "Chiara", "Diego", "Hannah", "Yusuf", "Elena", "Marcus",
            "Aiko", "Ruth", "Pavel", "Ines", "Oscar", "Leila");

    static final List<String> LAST_NAMES = List.of(
            "Whitman", "Okafor", "Lindqvist", "Moreau", "Tanaka", "Baumann", "Costa", "Novak", "Rossi", "Fischer", "Dahl", "Alvarez");

    static final List<String> COMPANIES = List.of(
            "acorn-logistics", "bluepeak", "carter-and-lowe", "deltaworks", "evergrid", "foxglove-health", "granite-foods", "harborline",
            "inkwell-press", "juniper-labs", "kitewell", "lumen-energy", "mapleton", "novaforge", "orchid-travel", "pinecrest",
            "quarry-tech", "riverstone", "solstice", "tidewater", "umbra-design", "vantage-legal", "willow-care", "zephyr-air");

    static final List<String> REFERERS = List.of(
            "https://news.example/tools-for-planners", "https://forum.example/t/planning", "https://search.example/", "https://mail.example/");

    static RuleTerms percent(String value, @Nullable String eventType, @Nullable Integer months) {
        return new RuleTerms("percent", value, null, eventType, "every", null, months, null, null);
    }

    private static RuleTerms capped(String value, String maxAmount) {
        return new RuleTerms("percent", value, null, null, "every", null, null, null, maxAmount);
    }

    private static RuleTerms fixed(String value, String eventType) {
        return new RuleTerms("fixed", value, null, eventType, "first", null, null, null, null);
    }
}
