import { type ComponentType, Suspense } from "react";
import { lazyComponent } from "../i18n/lazy-component.ts";
import { LoadingState } from "../ui/LoadingState.tsx";

/** A screen in a file of its own; `Meanwhile` holds its place while it is being loaded. */
export function lazyScreen<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType = LoadingState,
) {
  const Screen = lazyComponent(load);
  return function LazyScreen(props: P) {
    return (
      <Suspense fallback={<Meanwhile />}>
        <Screen {...props} />
      </Suspense>
    );
  };
}
