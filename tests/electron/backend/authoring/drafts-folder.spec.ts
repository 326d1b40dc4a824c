import { describe, expect, it } from 'vitest'
import { resolveDraftsFolder } from '#backend/authoring/drafts-folder.ts'

describe('the folder of new courses', () => {
  const amal = { env: {}, platform: 'linux' as const, home: '/home/amal' }
  const usual = '/home/amal/JMDI courses'

  it('lies in the home folder', () => {
    expect(resolveDraftsFolder({ ...amal, namedDataFolder: undefined })).toBe(usual)
  })

  it('lies in the data folder that was named for this run, so that nothing is left elsewhere', () => {
    expect(resolveDraftsFolder({ ...amal, namedDataFolder: '/media/stick' })).toBe('/media/stick/JMDI courses')
  })

  it('stays where it was for whoever names the usual data folder', () => {
    const env = { JMDI_DATA: '/home/amal/.local/share/jmdi-suite' }
    expect(resolveDraftsFolder({ ...amal, env, namedDataFolder: '/home/amal/.local/share/jmdi-suite/' })).toBe(usual)
  })

  it('is where JMDI_DRAFTS says, whatever data folder was named', () => {
    expect(resolveDraftsFolder({ ...amal, env: { JMDI_DRAFTS: '/srv/courses' }, namedDataFolder: '/media/stick' })).toBe('/srv/courses')
    expect(resolveDraftsFolder({ ...amal, env: { JMDI_DRAFTS: '' }, namedDataFolder: '/media/stick' })).toBe('/media/stick/JMDI courses')
  })
})
