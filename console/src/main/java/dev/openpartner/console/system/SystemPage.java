package dev.openpartner.console.system;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.query.projection.FindProjections;
import dev.openpartner.kernel.query.projection.ProjectionView;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How far every projection is, and the orders to build one anew and to stop that. */
@ConsolePage
final class SystemPage {

    private final ReadSide readSide;

    SystemPage(ReadSide readSide) {
        this.readSide = readSide;
    }

    @GetMapping("/system")
    String show(Caller caller, Model model) {
        List<ProjectionView> projections = readSide.ask(new FindProjections(caller.tenant()));
        model.addAttribute("projections", projections);
        boolean rebuilding = projections.stream().anyMatch(projection -> projection.rebuild() != null);
        model.addAttribute("rebuilding", rebuilding);
        // What cannot be read before it is built is not to be stopped.
        model.addAttribute("stoppable", rebuilding && projections.stream().noneMatch(SystemPage::isBuilding));
        return "system";
    }

    @PostMapping("/system/rebuild")
    String rebuild(@RequestParam String name) {
        readSide.rebuild(name);
        return Done.at("/system", "rebuilding");
    }

    @PostMapping("/system/rebuild/stop")
    String stopRebuild() {
        readSide.stopRebuild();
        return Done.at("/system", "rebuild-stopped");
    }

    private static boolean isBuilding(ProjectionView projection) {
        return projection.state().equals("building");
    }
}
