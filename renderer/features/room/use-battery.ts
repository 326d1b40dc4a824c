import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

interface BatteryStatus {
  readonly charging: boolean
  /** 0 to 1. */
  readonly level: number
}

type Battery = BatteryStatus & EventTarget

const CHANGES = ['chargingchange', 'levelchange'] as const

/** The battery of this computer; undefined where the browser does not tell. */
export function useBattery(): Readonly<ShallowRef<BatteryStatus | undefined>> {
  const status = shallowRef<BatteryStatus>()
  const { getBattery } = navigator as Navigator & { readonly getBattery?: () => Promise<Battery> }
  let stop: (() => void) | undefined
  let isDisposed = false

  function follow(battery: Battery): void {
    const read = (): void => void (status.value = { charging: battery.charging, level: battery.level })
    read()
    for (const change of CHANGES) battery.addEventListener(change, read)
    stop = () => CHANGES.forEach(change => battery.removeEventListener(change, read))
    if (isDisposed) stop()
  }

  getBattery?.call(navigator).then(follow, () => undefined)
  onScopeDispose(() => {
    isDisposed = true
    stop?.()
  })
  return status
}
