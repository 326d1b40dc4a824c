import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

interface BatteryNow {
  readonly charging: boolean
  /** 0 to 1. */
  readonly level: number
}

type Battery = BatteryNow & EventTarget

const CHANGES = ['chargingchange', 'levelchange'] as const

/** How the machine is fed; undefined where the browser does not tell. */
export function useBattery(): Readonly<ShallowRef<BatteryNow | undefined>> {
  const now = shallowRef<BatteryNow>()
  const { getBattery } = navigator as Navigator & { readonly getBattery?: () => Promise<Battery> }
  let stop: (() => void) | undefined
  let ended = false

  function follow(battery: Battery): void {
    const read = (): void => void (now.value = { charging: battery.charging, level: battery.level })
    read()
    for (const change of CHANGES) battery.addEventListener(change, read)
    stop = () => CHANGES.forEach(change => battery.removeEventListener(change, read))
    if (ended) stop()
  }

  getBattery?.call(navigator).then(follow, () => undefined)
  onScopeDispose(() => {
    ended = true
    stop?.()
  })
  return now
}
